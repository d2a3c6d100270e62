"""Whether bytes can be a table in plain text, before anything costly is tried on them."""

from smm.errors import DataFileError
from smm.i18n import N_
from smm.ingest.files.limits import LINE_CELLS_LIMIT, LINE_LIMIT, refused
from smm.ingest.text.decoding import decode

SAMPLE = 65_536
CONTROL_SHARE = 0.04
"""Share of control characters from which bytes are no text."""
_CONTROL = bytes(c for c in range(32) if c not in (9, 10, 11, 12, 13, 27, 28, 29, 30, 31, 26))


def no_table() -> DataFileError:
    """Return the refusal of a file that is of another kind altogether."""
    return refused(N_("This file is no table."), fix=N_("Export it as CSV or Excel."))


def check_text(data: bytes) -> None:
    r"""Refuse what is no text.

    Examples
    --------
    >>> check_text("a,b\n1,2\n".encode("utf-16"))
    >>> check_text(bytes(100))
    Traceback (most recent call last):
    ...
    smm.errors.DataFileError: This file is no table. Export it as CSV or Excel.
    """
    for place in (0, len(data) // 2):
        sample = data[place - place % 4 :][:SAMPLE]
        control = len(sample) - len(sample.translate(None, _CONTROL))
        if control > CONTROL_SHARE * len(sample) and not decode(data[:4_096]).encoding.startswith("utf-"):
            raise no_table()
        if control > CONTROL_SHARE * len(sample) and sample.count(0) > 0.9 * len(sample):
            raise no_table()


def check_lines(text: str) -> None:
    """Refuse a text of more lines than are held in memory at once."""
    if max(text.count("\n"), text.count("\r")) > LINE_LIMIT:
        raise refused(N_("The table is too large."), N_("at most 5 million lines"))


def check_line(line: str, mark: str) -> None:
    """Refuse a line of more cells than any table has."""
    if len(line) > LINE_CELLS_LIMIT and line.count(mark) > LINE_CELLS_LIMIT:
        raise refused(N_("The table is too wide."), N_("at most 2 million columns"))
