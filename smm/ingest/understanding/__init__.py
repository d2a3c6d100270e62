"""Meaning: tables of text to typed tables of a known kind."""
