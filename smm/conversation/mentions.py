"""Handles in a text: who is called by name."""

HANDLE = r"(?:^|[^\w@＠.])[@＠]([\w][\w.\-]*\w|\w)"
"""A sign and a name, not inside a word: an e-mail address is no mention. The same in RE2, Java and Python."""
