"""Meaning: a rectangular table of text to a typed table of a known kind, every row accounted for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice

from smm.errors import Problem, mask
from smm.i18n import N_
from smm.ingest.privacy import masked_label, pseudonym, shape, shown
from smm.ingest.text.structure import TextTable
from smm.ingest.understanding import spans
from smm.ingest.understanding.acts import left_out, reaction_rows
from smm.ingest.understanding.canonical import Keeping, canonical
from smm.ingest.understanding.cells import Reader, Value, is_ruined, numeric, readers, value_of
from smm.ingest.understanding.column_facts import facts
from smm.ingest.understanding.currencies import UNKNOWN, currency_of, only_currency
from smm.ingest.understanding.headings import with_headings
from smm.ingest.understanding.matching import (
    ACCEPTED,
    DATES,
    IDS,
    KEYS,
    KNOWN,
    METRICS,
    Column,
    Kind,
    Match,
    describe,
    kinds,
    match,
)
from smm.ingest.understanding.messages import remarks
from smm.ingest.understanding.models import expected
from smm.ingest.understanding.numbers import is_missing
from smm.ingest.understanding.plain_cells import plain
from smm.ingest.understanding.roles import VOICES, kind_by_roles, refined
from smm.ingest.understanding.totals import total_rows
from smm.ingest.understanding.unpivot import Wide, kind_of, made_long
from smm.ingest.understanding.unread_dates import undated_columns
from smm.ingest.understanding.vocabulary import language_of
from smm.ingest.understanding.years import months_without_year, undated, with_years

__all__ = ["Imported", "Options", "Value", "import_table", "pseudonym"]
SUMMED = ("spend", *METRICS)
NUMBER, DATE, TRUTH = N_("a number"), N_("a date"), N_("yes or no")
FIX = N_("Correct the cell, or map the column to nothing.")


@dataclass(frozen=True)
class Options:
    """What the person decides: kind, columns, own names, what to keep.

    Attributes
    ----------
    told : mapping of str to str
        Field to column name.
    company : tuple of str
        Authors who speak for the company.
    keep_text, keep_authors : bool
        Off: texts are dropped and authors become keyed hashes.
    only_told : bool
        Take no columns but those told.
    only : frozenset of str, optional
        Take no fields but these, and of those not told only what leaves no doubt: a saved mapping is no place to guess.
    key : bytes
        Key of the hashes; a new one for each import unless given.
    """

    kind: Kind | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    company: tuple[str, ...] = ()
    keep_text: bool = False
    keep_authors: bool = False
    key: bytes = b""
    order: str | None = None
    only_told: bool = False
    only: frozenset[str] | None = None


@dataclass(frozen=True)
class Imported:
    """A typed table: ``rows_in = rows_out + rejected + totals_rows + duplicates + blank_rows``.

    Attributes
    ----------
    blank_rows : int
        Rows without a single figure: empty ones, captions between groups of rows; in a log also likes and reactions.
    months : float or None
        Length of the time the table is about, where the days of its rows do not tell it: its months or weeks name no
        year, or each row of a weekly table stands for more than its first day.
    """

    kind: Kind
    kind_confidence: float
    mapping: Mapping[str, Match]
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    rows_in: int
    rows_out: int
    sums: Mapping[str, Decimal]
    totals_rows: int
    duplicates: int
    currencies: tuple[str, ...]
    rejected: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    blank_rows: int = 0
    months: float | None = None

    @property
    def questions(self) -> dict[str, Match]:
        """The matches that are not sure enough to be taken without asking."""
        return {name: one for name, one in self.mapping.items() if one.confidence < ACCEPTED}


def import_table(
    table: TextTable, options: Options | None = None, progress: Callable[[float], None] | None = None
) -> Imported | None:
    """Return the meaning of a table, or None when it is of no kind the door knows.

    ``progress`` is told the share of the work that is done; what it raises ends the import.

    Examples
    --------
    >>> table = TextTable(("Campagna", "Importo speso (EUR)"), (("A", "1.234,50"), ("B", "10,50"), ("", "1.245,00")), 2)
    >>> found = import_table(table)
    >>> found.kind.value, found.sums["spend"], found.totals_rows, found.currencies
    ('spend', Decimal('1245.00'), 1, ('EUR',))
    """
    wanted = options or Options()
    told = progress or (lambda share: None)
    table = prepared(table)
    wide = made_long(table) if wanted.kind in (None, Kind.SPEND) else None
    if wide:
        return _from_wide(table, wide, wanted, told)
    columns = describe(table.header, table.rows, undated(table))
    told(0.3)
    meant = _columns_meant(table, columns, wanted)
    if meant is None:
        return None
    unread = undated_columns(columns, meant.mapping) if meant.kind in (Kind.SPEND, Kind.POSTS) else ()
    mapping = meant.mapping
    if wanted.only_told:
        mapping = {name: one for name, one in mapping.items() if name in wanted.told or name not in KNOWN}
    if wanted.only is not None:
        sure = {*wanted.told, *(name for name, one in mapping.items() if one.confidence >= ACCEPTED)}
        mapping = {name: one for name, one in mapping.items() if name in wanted.only & sure}
    made = _typed(table, meant.kind, meant.confidence, mapping, wanted, told=told)
    return replace(made, warnings=(*made.warnings, *unread)) if unread else made


@dataclass(frozen=True)
class ColumnsMeant:
    """What the columns of a table mean, before any cell is read."""

    kind: Kind
    confidence: float
    mapping: Mapping[str, Match]


def prepared(table: TextTable) -> TextTable:
    """Return a table with headings, with its dictionaries as columns and its months in their year."""
    return with_years(with_headings(plain(table)))


def columns_meant(table: TextTable, options: Options | None = None) -> ColumnsMeant | None:
    """Return what the columns of a prepared table mean, or None when it is of no kind the door knows.

    Examples
    --------
    >>> rows = (("1", "u", "True"), ("2", "bar", "False"))
    >>> columns_meant(TextTable(("tweet_id", "author_id", "inbound"), rows, 3)).kind
    <Kind.INTERACTIONS: 'interactions'>
    """
    return _columns_meant(table, describe(table.header, table.rows, undated(table)), options or Options())


def _columns_meant(table: TextTable, columns: Sequence[Column], wanted: Options) -> ColumnsMeant | None:
    known = facts(table, columns)
    likely = kinds(columns, wanted.told)
    kind, confidence = (wanted.kind, 1.0) if wanted.kind else likely[0]
    if not wanted.kind:
        kind, confidence = kind_by_roles(known, kind, confidence)
    if confidence < 0.4:
        return None
    mapping = refined(known, kind, match(columns, kind, wanted.told), wanted.told)
    return ColumnsMeant(kind, min(1.0, confidence), mapping)


def _from_wide(table: TextTable, wide: Wide, options: Options, told: Callable[[float], None]) -> Imported:
    kept = range(wide.table.columns - len(wide.mapping))
    columns = [column for column in describe(wide.table.header, wide.table.rows) if column.index in kept]
    mapping = match(columns, Kind.SPEND, options.told)
    if options.only_told:
        mapping = {name: one for name, one in mapping.items() if name in options.told}
    kind, confidence = kind_of(wide)
    sure = 1.0 if options.kind else confidence
    return _typed(wide.table, kind, sure, {**mapping, **wide.mapping}, options, told=told, origin=(table, wide))


def _typed(
    table: TextTable,
    kind: Kind,
    confidence: float,
    mapping: Mapping[str, Match],
    options: Options,
    *,
    told: Callable[[float], None],
    origin: tuple[TextTable, Wide] | None = None,
) -> Imported:
    told(0.4)
    read = readers(table, mapping, options.order)
    parsed, unread = _parsed(table, kind, mapping, read.of)
    told(0.6)
    source = origin[0] if origin else table
    places = origin[1].origin if origin else tuple(range(len(table.rows)))
    totals = origin[1].totals if origin else _totals(table, kind, mapping, parsed)
    blank = _blank(source, mapping, kind, totals) if not origin else frozenset(
        range(len(source.rows))) - set(places) - totals  # fmt: skip
    likes = reaction_rows(source, {one.index for one in mapping.values()}) - totals if kind in VOICES else frozenset()
    blank |= likes
    kept = [i for i, place in enumerate(places) if place not in totals and place not in blank]
    refused = {places[i]: _rejection(table, i, unread[i], mapping) for i in kept if i in unread}
    good = [i for i in kept if places[i] not in refused]
    values = [parsed[i] for i in good]
    told(0.8)
    warnings = [*read.warnings, *left_out(len(likes))]
    if kind is Kind.SPEND:
        values, more = spans.completed(values, table, good, read.of, mapping)
        warnings.extend(more)
    sure = any(name in IDS and one.confidence >= ACCEPTED for name, one in mapping.items())
    values, doubles = _without_doubles(values, kind) if sure or kind is not Kind.POSTS else (values, 0)
    if doubles:
        warnings.append(
            Problem(message=N_("{count} rows repeat an id; one of each was kept."), values={"count": doubles})
        )
    warnings.extend(_ruined_ids(values, mapping))
    warnings.extend(remarks(kind, options.company, values, mapping))
    named = _currencies(table, mapping, values, [table.rows[i] for i in good])
    currencies = tuple(map(masked_label, named))
    if len(currencies) > 1:
        listed = ", ".join(currencies)
        warnings.append(
            Problem(message=N_("Several currencies ({listed}): they are not added up."), values={"listed": listed})
        )
    dated = any(name in DATES and not read.of[name].unknown for name in mapping)
    months = None if dated else months_without_year(table)
    if kind is Kind.WEEKLY and dated:
        months = spans.months_of_series(table, good, read.of["date"], mapping["date"])
    elif months:
        warnings.append(Problem(message=N_("The months or weeks name no year: the dates stay empty.")))
    sums = {
        name: _sum(v[name] for v in values)
        for name in mapping
        if name in SUMMED and not (name == "spend" and len(currencies) > 1)
    }
    currency = currencies[0] if len(currencies) == 1 else ""
    keeping = Keeping(options.keep_text, options.keep_authors, options.company, options.key)
    out_columns, rows = canonical(values, kind, mapping, currency, keeping, told=lambda share: told(0.8 + 0.2 * share))
    rows_out = len(set(places) - totals - blank - set(refused)) - doubles
    return Imported(
        kind, confidence, read.mapping, out_columns, rows, len(source.rows), rows_out, sums, len(totals), doubles,
        currencies, tuple(map(shown, refused.values())), tuple(map(shown, warnings)), len(blank), months,
    )  # fmt: skip


Row = dict[str, Value]


def _parsed(
    table: TextTable, kind: Kind, mapping: Mapping[str, Match], of: Mapping[str, Reader]
) -> tuple[list[Row], dict[int, tuple[str, str]]]:
    """Return the values of each row, and for rows with a cell that does not fit the first such field and what it needs.

    Every text is read once, however often it stands in its column.
    """
    columns: list[list[Value]] = []
    unread: dict[int, tuple[str, str]] = {}
    for name, one in mapping.items():
        cells = [row[one.index] for row in table.rows]
        known = {cell: value_of(name, cell, of[name]) for cell in set(cells)}
        columns.append([known[cell][0] for cell in cells])
        wrong = {cell: _needed(kind, name, *read) for cell, read in known.items()}
        if any(wrong.values()):
            for i, cell in enumerate(cells):
                if wrong[cell]:
                    unread.setdefault(i, (name, wrong[cell]))
    names = tuple(mapping)
    rows = zip(*columns, strict=True) if columns else (() for _ in table.rows)
    return [dict(zip(names, row, strict=True)) for row in rows], unread


def _totals(table: TextTable, kind: Kind, mapping: Mapping[str, Match], parsed: Sequence[Row]) -> frozenset[int]:
    added = {n for n in mapping if (n in SUMMED and n != "reach") or (kind is Kind.WEEKLY and numeric(n))}
    additive = {n: [row[n] for row in parsed] for n in mapping if n in added}
    return total_rows(table.rows, additive, {one.index for n, one in mapping.items() if numeric(n)})


def _blank(table: TextTable, mapping: Mapping[str, Match], kind: Kind, totals: frozenset[int]) -> frozenset[int]:
    """Return the rows that are empty, or in tables of money only a caption between groups of rows."""
    figures = [one.index for name, one in mapping.items() if numeric(name) or name in DATES]
    most = max(1, table.columns // 4) if kind in (Kind.SPEND, Kind.WEEKLY) and figures and table.columns > 2 else 0
    return frozenset(
        i
        for i, row in enumerate(table.rows)
        if _holds_at_most(row, most) and i not in totals and all(is_missing(row[c]) for c in (figures if most else ()))
    )


def _holds_at_most(row: Sequence[str], most: int) -> bool:
    return next(islice((cell for cell in row if not is_missing(cell)), most, None), None) is None


def _needed(kind: Kind, name: str, value: Value, fine: bool) -> str:
    """Return what a cell must be where it cannot be read or does not fit its field; else nothing."""
    if not fine:
        return NUMBER if numeric(name) else DATE if name in DATES else TRUTH
    return expected(kind, name, value)


def _rejection(table: TextTable, i: int, wrong: tuple[str, str], mapping: Mapping[str, Match]) -> Problem:
    """Return what is wrong with a cell that cannot be read."""
    name, needed = wrong
    return Problem(
        message=N_("This cell cannot be read."),
        row=table.lines[i] if table.lines else i + 2,
        column=mapping[name].column,
        expected=needed,
        found=mask(shape(table.rows[i][mapping[name].index])),
        fix=FIX,
    )


def _sum(values: Iterable[Value]) -> Decimal:
    return sum((v for v in values if isinstance(v, Decimal)), Decimal())


def _without_doubles(values: list[dict[str, Value]], kind: Kind) -> tuple[list[dict[str, Value]], int]:
    """Return rows with each id once: of messages the first, of posts the last, which is the newer export."""
    name = KEYS.get(kind)
    if name is None or not values or name not in values[0]:
        return values, 0
    kept: dict[Value, dict[str, Value]] = {}
    loose = 0
    for row in values:
        key = row[name]
        if key is None or is_ruined(key):
            loose += 1
            key = f"\x00{loose}"
        if kind is Kind.POSTS or key not in kept:
            kept[key] = row
    return list(kept.values()), len(values) - len(kept)


def _ruined_ids(values: Sequence[Mapping[str, Value]], mapping: Mapping[str, Match]) -> list[Problem]:
    found = []
    for name in mapping:
        if name in IDS:
            ruined = sum(is_ruined(v[name]) for v in values)
            if ruined:
                said = N_(
                    "Column {column}: a spreadsheet has ruined {count} ids; export again without opening it there."
                )
                found.append(Problem(message=said, values={"column": mapping[name].column, "count": ruined}))
    return found


def _currencies(
    table: TextTable,
    mapping: Mapping[str, Match],
    values: Sequence[dict[str, Value]],
    rows: Sequence[Sequence[str]],
) -> tuple[str, ...]:
    """Return the currencies: of their own column, of the heading, of the cells, or of the notes around the table.

    Where cells differ, each row gets its own.
    """
    if "currency" in mapping:
        return tuple(sorted({str(v["currency"]).upper() for v in values if v["currency"]}))
    if "spend" not in mapping:  # a series names them over each channel, if at all
        codes = {currency_of(one.column) for name, one in mapping.items() if name not in KNOWN}
        return tuple(sorted(code for code in codes if code))
    one = mapping["spend"]
    language = language_of(table.header) or UNKNOWN
    named = currency_of(one.column, language)
    if named:
        return (named,)
    found = [currency_of(row[one.index], language) for row in rows]
    several = tuple(sorted({code for code in found if code}))
    if len(several) > 1:
        for value, code in zip(values, found, strict=False):
            value["currency"] = code
    if several:
        return several
    noted = only_currency((*table.preamble, *table.footer))
    return (noted,) if noted else ()
