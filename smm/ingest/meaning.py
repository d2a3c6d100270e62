"""Meaning: a rectangular table of text to a typed table of a known kind, every row accounted for."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from smm.errors import Problem, mask
from smm.i18n import N_
from smm.ingest import dates, numbers
from smm.ingest.column_facts import facts
from smm.ingest.matching import (
    ACCEPTED,
    DATES,
    FIELDS,
    IDS,
    KNOWN,
    METRICS,
    NUMBERS,
    TRUTHS,
    Kind,
    Match,
    describe,
    kinds,
    match,
)
from smm.ingest.messages import MessageRows, canonical_order, plain_name, remarks, speakers
from smm.ingest.plain_cells import plain
from smm.ingest.privacy import masked, masked_label, pseudonym, safe_id, shown
from smm.ingest.roles import VOICES, kind_by_roles, refined
from smm.ingest.structure import TextTable
from smm.ingest.totals import total_rows
from smm.ingest.vocabulary import booleans, fold, format_of, sides

__all__ = ["Imported", "Options", "Value", "import_table", "pseudonym"]
Value = str | Decimal | bool | None
SUMMED = ("spend", *METRICS)
NUMBER, DATE, TRUTH = N_("a number"), N_("a date"), N_("yes or no")
FIX = N_("Correct the cell, or map the column to nothing.")
LABELS = ("campaign", "ad_group", "channel", "company", "currency")
PRIVATE = frozenset({"text", "answer_text"})


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
        Take no fields but these.
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
    """A typed table: ``rows_in = rows_out + rejected + totals_rows + duplicates``."""

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

    @property
    def questions(self) -> dict[str, Match]:
        """The matches that are not sure enough to be taken without asking."""
        return {name: one for name, one in self.mapping.items() if one.confidence < ACCEPTED}


def import_table(table: TextTable, options: Options | None = None) -> Imported | None:
    """Return the meaning of a table, or None when it is of no kind the door knows.

    Examples
    --------
    >>> table = TextTable(("Campagna", "Importo speso (EUR)"), (("A", "1.234,50"), ("B", "10,50"), ("", "1.245,00")), 2)
    >>> found = import_table(table)
    >>> found.kind.value, found.sums["spend"], found.totals_rows, found.currencies
    ('spend', Decimal('1245.00'), 1, ('EUR',))
    """
    wanted = options or Options()
    table = plain(table)
    header = table.header or tuple(f"column {i}" for i in range(1, table.columns + 1))
    columns = describe(header, table.rows)
    known = facts(table, columns)
    likely = kinds(columns, wanted.told)
    kind, confidence = (wanted.kind, 1.0) if wanted.kind else likely[0]
    if not wanted.kind:
        kind, confidence = kind_by_roles(known, kind, confidence)
    if confidence < 0.4:
        return None
    mapping = refined(known, kind, match(columns, kind, wanted.told), wanted.told)
    if wanted.only_told:
        mapping = {name: one for name, one in mapping.items() if name in wanted.told or name not in KNOWN}
    if wanted.only is not None:
        mapping = {name: one for name, one in mapping.items() if name in wanted.only}
    return _typed(table, kind, min(1.0, confidence), mapping, wanted)


def _typed(table: TextTable, kind: Kind, confidence: float, mapping: Mapping[str, Match], options: Options) -> Imported:
    forms, warnings = _forms(table, mapping, options)
    values: list[dict[str, Value]] = []
    rejected: list[Problem] = []
    kept_lines: list[int] = []
    raw = [{name: row[one.index] for name, one in mapping.items()} for row in table.rows]
    parsed = [{name: _value(name, cell, forms) for name, cell in row.items()} for row in raw]
    additive = {n: [r[n][0] for r in parsed] for n in mapping if n in SUMMED and n != "reach"}
    totals = total_rows(table.rows, additive, {one.index for n, one in mapping.items() if _numeric(n)})
    for i, row in enumerate(parsed):
        if i in totals:
            continue
        problems = [
            Problem(
                message=N_("This cell cannot be read."),
                row=table.lines[i] if table.lines else i + 2,
                column=mapping[name].column,
                expected=NUMBER if _numeric(name) else DATE if name in DATES else TRUTH,
                found=mask(_hidden(raw[i][name])),
                fix=FIX,
            )
            for name, (_, fine) in row.items()
            if not fine
        ]
        if problems:
            rejected.extend(problems[:1])
        else:
            values.append({name: value for name, (value, _) in row.items()})
            kept_lines.append(i)
    values, doubles = _without_doubles(values, kind)
    if doubles:
        warnings.append(
            Problem(message=N_("{count} rows repeat an id; one of each was kept."), values={"count": doubles})
        )
    warnings.extend(_ruined_ids(values, mapping))
    warnings.extend(remarks(kind, options.company, values, mapping))
    currencies = tuple(map(masked_label, _currencies(table, mapping, values)))
    if len(currencies) > 1:
        listed = ", ".join(currencies)
        warnings.append(
            Problem(message=N_("Several currencies ({listed}): they are not added up."), values={"listed": listed})
        )
    sums = {
        name: _sum(v[name] for v in values)
        for name in mapping
        if name in SUMMED and not (name == "spend" and len(currencies) > 1)
    }
    out_columns, rows = _canonical(values, kind, mapping, currencies, options)
    return Imported(
        kind, confidence, mapping, out_columns, rows, len(table.rows), len(values), sums, len(totals), doubles,
        currencies, tuple(map(shown, rejected)), tuple(map(shown, warnings)),
    )  # fmt: skip


Forms = Mapping[str, numbers.NumberFormat | dates.DateFormat]


def _forms(table: TextTable, mapping: Mapping[str, Match], options: Options) -> tuple[Forms, list[Problem]]:
    """Decide numbers and dates column by column; a column that fits two ways follows the file's others."""
    cells = {name: [row[one.index] for row in table.rows] for name, one in mapping.items()}
    first = {name: numbers.decide(cells[name]) for name in mapping if _numeric(name)}
    clear = [f.decimal for n, f in first.items() if f and not f.ambiguous and _shows_mark(cells[n])]
    prefer = max(set(clear), key=clear.count) if clear else None
    forms: dict[str, numbers.NumberFormat | dates.DateFormat] = {}
    warnings: list[Problem] = []
    for name in mapping:
        if _numeric(name):
            form = numbers.decide(cells[name], prefer) or numbers.NumberFormat(prefer or ".")
            forms[name] = form
            if form.ambiguous:
                said = N_("Column {column}: points and commas can be read in two ways; taken as thousands.")
                warnings.append(Problem(message=said, values={"column": mapping[name].column}))
        elif name in DATES:
            found = dates.decide([c for c in cells[name] if not numbers.is_missing(c)]) or dates.DateFormat()
            forms[name] = dates.DateFormat(options.order) if options.order else found
            if found.ambiguous and not options.order:
                said = N_("Column {column}: day and month can be read in two orders; taken as {order}.")
                order = "31/12" if found.order == "dmy" else "12/31"
                warnings.append(Problem(message=said, values={"column": mapping[name].column, "order": order}))
    return forms, warnings


def _sum(values: Iterable[Value]) -> Decimal:
    return sum((v for v in values if isinstance(v, Decimal)), Decimal())


def _numeric(name: str) -> bool:
    """Return whether a field holds numbers; so does every column of a weekly table that is not a known field."""
    return name in NUMBERS or name not in KNOWN


def _shows_mark(cells: Sequence[str]) -> bool:
    return any("." in cell or "," in cell for cell in cells)


def _value(name: str, cell: str, forms: Forms) -> tuple[Value, bool]:
    """Return a typed value, and whether the cell could be read."""
    if numbers.is_missing(cell):
        return None, True
    form = forms.get(name)
    if isinstance(form, numbers.NumberFormat):
        number = numbers.parse(cell, form)
        return number, number is not None
    if isinstance(form, dates.DateFormat):
        moment = dates.parse(cell, form)
        if moment is None:
            period = dates.parse_period(cell, form)
            moment = period[0] if period else None
        return (moment.isoformat().replace("+00:00", "Z") if moment else None), moment is not None
    if name in TRUTHS:
        truth = booleans().get(fold(cell))
        if truth is None and name in ("author_is_company", "inbound") and fold(cell) in sides():
            truth = sides()[fold(cell)] is (name == "author_is_company")
        return truth, truth is not None
    if name in IDS:
        return cell.strip().removesuffix(".0"), True
    return cell.strip(), True


def _hidden(cell: str) -> str:
    """Return a cell whose letters and digits are hidden, so that its shape can be told but not what it says."""
    return "".join("9" if c.isdigit() else "x" if c.isalpha() else c for c in cell[:24])


def _without_doubles(values: list[dict[str, Value]], kind: Kind) -> tuple[list[dict[str, Value]], int]:
    """Return rows with each id once: of messages the first, of posts the last, which is the newer export."""
    name = {Kind.POSTS: "post_id", Kind.INTERACTIONS: "message_id", Kind.REVIEWS: "message_id"}.get(kind)
    if name is None or not values or name not in values[0]:
        return values, 0
    kept: dict[Value, dict[str, Value]] = {}
    loose = 0
    for row in values:
        key = row[name]
        if key is None:
            loose += 1
            key = f"\x00{loose}"
        if kind is Kind.POSTS or key not in kept:
            kept[key] = row
    return list(kept.values()), len(values) - len(kept)


def _ruined_ids(values: Sequence[Mapping[str, Value]], mapping: Mapping[str, Match]) -> list[Problem]:
    found = []
    for name in mapping:
        if name in IDS:
            ruined = sum(isinstance(v[name], str) and "E+" in str(v[name]).upper() for v in values)
            if ruined:
                said = N_(
                    "Column {column}: a spreadsheet has ruined {count} ids; export again without opening it there."
                )
                found.append(Problem(message=said, values={"column": mapping[name].column, "count": ruined}))
    return found


def _currencies(
    table: TextTable, mapping: Mapping[str, Match], values: Sequence[Mapping[str, Value]]
) -> tuple[str, ...]:
    if "currency" in mapping:
        return tuple(sorted({str(v["currency"]).upper() for v in values if v["currency"]}))
    if "spend" not in mapping:
        return ()
    one = mapping["spend"]
    named = numbers.currency_of(one.column.replace("(", " ").replace(")", " "))
    if named:
        return (named,)
    return tuple(sorted({c for c in (numbers.currency_of(row[one.index]) for row in table.rows) if c}))


def _canonical(
    values: Sequence[Mapping[str, Value]],
    kind: Kind,
    mapping: Mapping[str, Match],
    currencies: tuple[str, ...],
    options: Options,
) -> tuple[tuple[str, ...], tuple[tuple[Value, ...], ...]]:
    key = options.key or secrets.token_bytes(32)
    own = speakers(options.company, values) if kind in VOICES else frozenset()
    flagged = bool({"author_is_company", "inbound"} & mapping.keys()) and not options.company
    messages = MessageRows(kind, key, options.keep_text)
    ordered = [*FIELDS[kind], *(f for f in mapping if f not in FIELDS[kind])]
    fields = [f for f in ordered if f in mapping and (options.keep_text or f not in PRIVATE)]
    rows: list[dict[str, Value]] = []
    for row in values:
        made = {name: row[name] for name in fields}
        made |= {name: masked_label(v) for name in LABELS if isinstance(v := made.get(name), str)}
        if kind not in VOICES:
            made |= {n: safe_id(v, key) for n in IDS if isinstance(v := made.get(n), str)}
            made |= {n: masked(v) for n in PRIVATE if isinstance(v := made.get(n), str)}
        if "inbound" in made:
            made["author_is_company"] = not made.pop("inbound") if made["inbound"] is not None else None
        if own and not flagged and row.get("author") is not None:
            made["author_is_company"] = plain_name(str(row["author"])) in own
        if row.get("author") is not None and not options.keep_authors:
            made["author"] = pseudonym(str(row["author"]), key)
        if "spend" in made and "currency" not in made and len(currencies) == 1:
            made["currency"] = currencies[0]
        if "paid" in made:
            paid = made.pop("paid")
            made["media_type"] = None if paid is None else "paid" if paid else "owned"
        if made.get("format"):
            made["format"] = format_of(str(made["format"]))
        rows.extend(messages.of(row, made) if kind in VOICES else [made])
    columns = tuple(dict.fromkeys(name for made in rows for name in made))
    columns = canonical_order(columns) if kind in VOICES else columns
    return columns, tuple(tuple(made.get(name) for name in columns) for made in rows)
