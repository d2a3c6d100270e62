"""Where the data files live and how a table among them is read."""

import csv
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
LOCALE = Path(__file__).resolve().parent / "locale"


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of ``data/NAME`` as dictionaries of text.

    Parameters
    ----------
    name : str
        File name inside ``data/``, a comma-separated UTF-8 table with one header row.

    Yields
    ------
    dict of str to str
        One entry for each column; empty cells are empty strings.

    Examples
    --------
    >>> next(rows("channels.csv"))["id"]
    'website'
    """
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
