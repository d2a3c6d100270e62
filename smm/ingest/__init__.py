"""The data door: any export becomes a rectangular table (structure), then a typed table of a known kind (meaning)."""
