"""A small table of channel, money and hours: pasted from a spreadsheet or read from a CSV file.

Headings and channel names are understood in Italian and English, numbers with a decimal comma or point, text in UTF-8
or Windows-1252. What cannot be read is refused row by row; nothing is guessed in silence.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from smm.errors import MixTableError, Problem, mask
from smm.i18n import N_, Language
from smm.media import Catalogue
from smm.mix import HOURS_LIMIT, MONEY_LIMIT, Allocation, merged

SIZE_LIMIT = 200_000
ROW_LIMIT = 1_000

_CURRENCY = re.compile(r"^(?:€|\$|£|EUR)|(?:€|\$|£|EUR|(?<=[\d\s])h)$", re.IGNORECASE)
_PLAIN = re.compile(r"(?P<whole>\d{0,12})(?:[.,](?P<decimals>\d{1,20}))?")
_GROUPED = tuple(
    re.compile(rf"(?P<whole>\d{{1,3}}(?:{mark}\d{{3}})+)(?:{point}(?P<decimals>\d{{1,9}}))?")
    for mark, point in (("[.]", ","), (",", "[.]"), ("[ \u00a0\u202f'’]", "[.,]"))
)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")

HEADINGS = {
    "channel": ("channel", "canale", "channels", "canali", "medium", "mezzo", "id"),
    "money": ("money", "euro", "euros", "eur", "€", "soldi", "denaro", "spesa", "budget", "cost", "costo", "importo"),
    "hours": ("hours", "ore", "hour", "ora", "h", "time", "tempo"),
}
COLUMNS = tuple(HEADINGS)
LIMITS = {"money": MONEY_LIMIT, "hours": HOURS_LIMIT}


class MixTable(BaseModel):
    """What a small table held: the good rows, and a problem for each of the others."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    allocations: tuple[Allocation, ...]
    problems: tuple[Problem, ...] = ()
    rows: int = 0


def read_mix_csv(content: bytes, channels: Catalogue) -> MixTable:
    r"""Read a CSV file of ``channel;money;hours``.

    Parameters
    ----------
    content : bytes
        UTF-8 (with or without byte order mark) or Windows-1252; separated by semicolon, comma or tab.
    channels : Catalogue

    Returns
    -------
    MixTable
        Every row is either an allocation (equal channels added up) or a problem.

    Raises
    ------
    MixTableError
        When the file as a whole cannot be read: too large, empty, or without the needed headings.

    Examples
    --------
    >>> from smm.media import catalogue
    >>> read_mix_csv("canale;euro;ore\nSito web;12,50;3\n".encode(), catalogue()).allocations
    (Allocation(channel='website', money=12.5, hours=3.0, formats=None),)
    """
    if len(content) > SIZE_LIMIT:
        raise _refused(N_("The table is too large."), N_("at most 200 kB"), f"{len(content) / 1000:.0f} kB")
    text = _decode(content).replace("\r\n", "\n").replace("\r", "\n")
    first = next((line for line in text.split("\n") if line.strip()), "")
    if not first:
        raise _refused(N_("The table is empty."), N_("a heading row and one row for each channel"))
    delimiter = max(";\t,", key=first.count)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise _refused(N_("The table cannot be read as CSV."), N_("one row on each line")) from None
    return read_mix_rows(table, channels)


def read_mix_rows(table: Sequence[Sequence[object]], channels: Catalogue) -> MixTable:
    """Read rows of cells, the first being the headings; blank rows are passed over.

    Raises
    ------
    MixTableError
        When a needed heading is missing or there are more than a thousand rows.
    """
    numbered = [(i, row) for i, row in enumerate(table, start=1) if any(str(cell or "").strip() for cell in row)]
    if len(numbered) > ROW_LIMIT:
        raise _refused(N_("The table has too many rows."), N_("at most 1,000 rows"), str(len(numbered)))
    if not numbered:
        raise _refused(N_("The table is empty."), N_("a heading row and one row for each channel"))
    headings = [str(cell or "") for cell in numbered[0][1]]
    places = _places(headings)
    names = _names(channels)
    allocations: list[Allocation] = []
    problems: list[Problem] = []
    for number, row in numbered[1:]:
        result = _allocation(number, row, places, headings, names)
        if isinstance(result, Allocation):
            allocations.append(result)
        else:
            problems.extend(result)
    return MixTable(allocations=merged(allocations), problems=tuple(problems), rows=len(numbered) - 1)


def parse_number(text: str) -> float:
    """Return the number a person wrote, with a decimal comma or point; blank is 0.

    A single mark followed by exactly three digits (``1.234``) could be either; it is read as thousands only when
    another sign settles it, and refused otherwise.

    Raises
    ------
    ValueError
        When it is not a number, or could be two.

    Examples
    --------
    >>> parse_number("1.234,50 €"), parse_number("12,5"), parse_number("")
    (1234.5, 12.5, 0.0)
    """
    written = _CURRENCY.sub("", text.strip()).strip()
    if written in ("", "-", "–", "—"):
        return 0.0
    if _AMBIGUOUS.fullmatch(written):
        raise ValueError("two readings")
    match = _PLAIN.fullmatch(written) or next((m for form in _GROUPED if (m := form.fullmatch(written))), None)
    if match is None:
        raise ValueError("not a number")
    return float(re.sub(r"\D", "", match["whole"]) + "." + (match["decimals"] or "0"))


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _fold(text: str) -> str:
    """Return text for comparison: no accents, no case, single spaces."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).casefold().split())


def _names(channels: Catalogue) -> dict[str, str]:
    names: dict[str, str] = {}
    for channel in channels.values():
        for name in (channel.id, channel.name(Language.EN), channel.name(Language.IT)):
            names.setdefault(_fold(name), channel.id)
    return names


def _places(headings: list[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for i, heading in enumerate(headings):
        words = re.split(r"[\s/_().]+", _fold(heading))
        for column, synonyms in HEADINGS.items():
            if column not in places and any(word in synonyms for word in words):
                places[column] = i
                break
    if "channel" not in places or len(places) == 1:
        expected = N_("headings channel, money and hours (or canale, euro, ore)")
        raise _refused(N_("The headings are not understood."), expected, " ; ".join(headings))
    return places


def _allocation(
    number: int, row: Sequence[object], places: dict[str, int], headings: list[str], names: dict[str, str]
) -> Allocation | list[Problem]:
    cells = {column: row[i] if i < len(row) and row[i] is not None else "" for column, i in places.items()}
    problems = []
    channel = names.get(_fold(str(cells["channel"])))
    if channel is None:
        problems.append(
            Problem(
                message=N_("This channel is not known."),
                row=number,
                column=headings[places["channel"]],
                expected=N_("a channel's name or id from the list"),
                found=mask(str(cells["channel"])),
                fix=N_("Correct the name, or add it first as a channel of your own."),
            )
        )
    amounts = {}
    for column in COLUMNS[1:]:
        try:
            amounts[column] = _amount(cells.get(column, ""), LIMITS[column])
        except ValueError as error:
            problems.append(_bad_number(number, headings[places[column]], str(cells[column]), str(error)))
    if problems or channel is None:
        return problems
    return Allocation(channel=channel, **amounts)


def _amount(cell: object, limit: float) -> float:
    value = cell if isinstance(cell, int | float) else parse_number(str(cell))
    if not 0 <= value <= limit:  # also refuses NaN
        raise ValueError("out of range")
    return float(value)


def _bad_number(row: int, column: str, found: str, reason: str) -> Problem:
    if reason == "two readings":
        return Problem(
            message=N_("This number can be read in two ways."),
            row=row,
            column=column,
            expected=N_("1234 or 1.234,00 for thousands; 1,2 or 1.20 for decimals"),
            found=mask(found),
            fix=N_("Write it without the thousands mark."),
        )
    return Problem(
        message=N_("This is not an amount."),
        row=row,
        column=column,
        expected=N_("a number from 0 up, such as 12,50"),
        found=mask(found),
        fix=N_("Correct the cell; leave it empty for zero."),
    )


def _refused(message: str, expected: str, found: str = "") -> MixTableError:
    fix = N_("Use the three columns channel, money and hours.")
    return MixTableError(Problem(message=message, expected=expected, found=mask(found), fix=fix))


def mix_rows(allocations: Iterable[Allocation], channels: Catalogue, language: Language) -> list[list[str | float]]:
    """Return allocations as rows a person can edit: name, money, hours."""
    return [[channels[a.channel].name(language), a.money, a.hours] for a in allocations]
