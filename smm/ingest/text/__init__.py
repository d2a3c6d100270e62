"""Structure: bytes to rectangular tables of text."""
