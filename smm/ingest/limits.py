"""What a text may be to be read as a table: no bytes of a program or picture, not too many lines or cells in a line."""

import re

from smm.errors import DataFileError, Problem
from smm.i18n import N_

LINE_LIMIT = 5_000_000
LINE_CELLS_LIMIT = 2_000_000
BINARY_SHARE = 0.04
"""Share of control characters beyond which bytes are no text."""
SAMPLE = 200_000
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd]")


def check_text(text: str) -> None:
    r"""Refuse what is no text.

    Raises
    ------
    DataFileError

    Examples
    --------
    >>> check_text("day;euro\n1/5;3")
    """
    head = text[:SAMPLE]
    controls = _CONTROL.findall(head)
    # one sign that comes again and again is a delimiter, however odd
    if len(set(controls)) > 4 and len(controls) > BINARY_SHARE * len(head):
        raise DataFileError(Problem(message=N_("This is not a table: it holds no text."), fix=N_("Export it as CSV.")))
    if max(text.count("\n"), text.count("\r")) > LINE_LIMIT:
        raise DataFileError(Problem(message=N_("The table is too large."), expected=N_("at most 5 million lines")))


def check_line(line: str, mark: str) -> None:
    """Refuse a line of more cells than any table has.

    Raises
    ------
    DataFileError
    """
    if len(line) > LINE_CELLS_LIMIT and line.count(mark) > LINE_CELLS_LIMIT:
        raise DataFileError(Problem(message=N_("The table is too wide."), expected=N_("at most 2 million columns")))
