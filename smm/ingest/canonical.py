"""Rows as the canonical tables have them: in their order of columns, nobody named, texts only when asked for."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from smm.ingest.cells import Value
from smm.ingest.matching import FIELDS, IDS, Kind, Match
from smm.ingest.messages import MessageRows, canonical_order, plain_name, speakers
from smm.ingest.privacy import masked, masked_label, pseudonym, safe_id
from smm.ingest.roles import VOICES
from smm.ingest.vocabulary import format_of

LABELS = ("campaign", "ad_group", "channel", "company", "currency")
PRIVATE = frozenset({"text", "answer_text"})


@dataclass(frozen=True)
class Keeping:
    """What of a table is kept: texts, authors as they are; who speaks for the company; the key of pseudonyms."""

    texts: bool
    authors: bool
    company: Sequence[str]
    key: bytes


def canonical(
    values: Sequence[Mapping[str, Value]], kind: Kind, mapping: Mapping[str, Match], currency: str, keeping: Keeping
) -> tuple[tuple[str, ...], tuple[tuple[Value, ...], ...]]:
    """Return the columns and rows of a canonical table.

    Parameters
    ----------
    values : sequence of mapping of str to Value
        Fields and values of each row.
    currency : str
        The one currency of the table, or nothing.
    """
    keeping = replace(keeping, key=keeping.key or secrets.token_bytes(32))
    columns: dict[str, int] = {}
    rows: list[tuple[Value, ...]] = []
    for made in _made(values, kind, mapping, currency, keeping):
        for name in made:
            columns.setdefault(name, len(columns))
        rows.append(tuple(made.get(name) for name in columns))
    names = canonical_order(tuple(columns)) if kind in VOICES else tuple(columns)
    places = [columns[name] for name in names]
    in_place = places == list(range(len(places)))
    for i, row in enumerate(rows):
        if not in_place or len(row) < len(places):
            rows[i] = tuple(row[place] if place < len(row) else None for place in places)
    return names, tuple(rows)


def _made(
    values: Sequence[Mapping[str, Value]], kind: Kind, mapping: Mapping[str, Match], currency: str, keeping: Keeping
) -> Iterator[dict[str, Value]]:
    ordered = dict.fromkeys([*FIELDS[kind], *mapping])
    given = {*mapping, *(values[0] if values else ())} - ({"date"} if kind is Kind.SPEND else set())
    fields = [f for f in ordered if f in given and (keeping.texts or f not in PRIVATE)]
    if kind in VOICES:
        yield from _messages(values, fields, kind, mapping, keeping)
        return
    for row in values:
        made = _labelled({name: row[name] for name in fields})
        made |= {n: safe_id(v, keeping.key) for n in IDS if isinstance(v := made.get(n), str)}
        made |= {n: masked(v) for n in PRIVATE if isinstance(v := made.get(n), str)}
        if "spend" in made and "currency" not in made and currency:
            made["currency"] = currency
        if "paid" in made:
            paid = made.pop("paid")
            made["media_type"] = None if paid is None else "paid" if paid else "owned"
        if made.get("format"):
            made["format"] = format_of(str(made["format"]))
        yield made


def _messages(
    values: Sequence[Mapping[str, Value]],
    fields: Sequence[str],
    kind: Kind,
    mapping: Mapping[str, Match],
    keeping: Keeping,
) -> Iterator[dict[str, Value]]:
    own = speakers(keeping.company, values)
    flagged = bool({"author_is_company", "inbound"} & mapping.keys()) and not keeping.company
    messages = MessageRows(kind, keeping.key, keeping.texts)
    for row in values:
        made = _labelled({name: row[name] for name in fields})
        if "inbound" in made:
            inbound = made.pop("inbound")
            made["author_is_company"] = None if inbound is None else not inbound
        author = row.get("author")
        if own and not flagged and author is not None:
            made["author_is_company"] = plain_name(str(author)) in own
        if author is not None and not keeping.authors:
            made["author"] = pseudonym(str(author), keeping.key)
        yield from messages.of(row, made)


def _labelled(made: dict[str, Value]) -> dict[str, Value]:
    return made | {name: masked_label(v) for name in LABELS if isinstance(v := made.get(name), str)}
