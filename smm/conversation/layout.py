"""How a text file is laid out, for engines that read it themselves."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """The dialect of a plain text file with one row of headings.

    Attributes
    ----------
    header : tuple of str
        All columns.
    wanted : tuple of str
        Those that are read.
    """

    header: tuple[str, ...]
    wanted: tuple[str, ...]
    delimiter: str = ","
    quote: str = '"'
    escape: str = '"'
