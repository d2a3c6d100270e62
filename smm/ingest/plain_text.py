"""Whether bytes can be a table in plain text, before anything costly is tried on them."""

from smm.errors import DataFileError
from smm.i18n import N_
from smm.ingest.decoding import decode
from smm.ingest.limits import COLUMN_LIMIT, LINE_LIMIT, refused

SAMPLE = 65_536
CONTROL_SHARE = 0.04
"""Share of control characters from which bytes are no text."""
FIRST_LINES = 20
_CONTROL = bytes(c for c in range(32) if c not in (9, 10, 11, 12, 13, 27, 28, 29, 30, 31, 26))


def no_table() -> DataFileError:
    """Return the refusal of a file that is of another kind altogether."""
    return refused(N_("This file is no table."), fix=N_("Export it as CSV or Excel."))


def check_text(data: bytes) -> None:
    r"""Refuse what is no text, or holds a line or a row that is too long.

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
    for start in range(0, len(data) - LINE_LIMIT + 1, LINE_LIMIT):
        if data.find(b"\n", start, start + LINE_LIMIT) < 0 and data.find(b"\r", start, start + LINE_LIMIT) < 0:
            raise refused(N_("A line of this file is too long."), N_("at most 10 million characters in a line"))
    for line in data[: 4 * LINE_LIMIT].split(b"\n", FIRST_LINES)[:FIRST_LINES]:
        if any(line.count(sign) > COLUMN_LIMIT for sign in (b",", b";", b"\t", b"|")) and b'"' not in line:
            raise refused(N_("The table is too large."), N_("at most 20 million cells and 50,000 columns"))
