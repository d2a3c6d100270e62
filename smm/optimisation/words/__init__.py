"""The best mix in plain words: every sentence of a screen or a command about it, from the same numbers as its JSON."""
