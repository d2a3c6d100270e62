"""How close two ways to the same draw can be."""

SEVEN_DIGITS = 1e-6
"""Draws are single-precision numbers, and a few operations round each."""
