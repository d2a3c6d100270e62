"""JSON and JSON lines to grids: objects within objects become columns, answers within messages become rows."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smm.errors import DataFileError
from smm.i18n import N_
from smm.ingest.files.grids import grid_of
from smm.ingest.files.limits import DEPTH_LIMIT, JSON_LIMIT, refused

DEEP = N_("The objects of this JSON lie too deep in each other.")
LEVELS = N_("at most 12 levels")
PARENT = "parent_id"
KEYS = ("id", "comment_id", "message_id", "_id", "Id", "ID")


@dataclass(frozen=True)
class JsonTable:
    """A grid, headings first, and the lines that are no objects."""

    grid: list[list[str]]
    left: tuple[tuple[int, str], ...] = ()


def json_table(data: bytes) -> JsonTable | None:
    r"""Return the table in a JSON text, or None when the text is no JSON.

    Numbers stay as they were written, so that long ids survive; NaN is nothing.

    Raises
    ------
    DataFileError
        When it is too large, too deep, or no list of objects.

    Examples
    --------
    >>> json_table(b'{"data": [{"id": 12345678901234567890, "from": {"name": "A"}}]}').grid
    [['id', 'from.name'], ['12345678901234567890', 'A']]
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if len(data) > JSON_LIMIT and _looks_like_json(text):
        raise refused(N_("The file is too large."), N_("at most 50 MB of JSON"))
    whole = _load(text)
    if whole is _NOTHING:
        return _lines(text)
    items = _records(whole, 0)
    if items is None:
        raise refused(N_("This JSON holds no list of objects."), N_("a list with one object for each row"))
    return JsonTable(_grid(list(_rows(items))))


_NOTHING = object()


def _load(text: str) -> Any:
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=lambda _: None)
    except RecursionError:
        raise refused(DEEP, LEVELS) from None
    except ValueError:
        return _NOTHING


def _looks_like_json(text: str) -> bool:
    head = text[:4_000].lstrip()
    return head.startswith(("{", "[")) and '":' in head.replace(" ", "")


def _lines(text: str) -> JsonTable | None:
    """Read JSON lines; up to a tenth of the lines may be damaged, and they are told."""
    lines = [(i, line) for i, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines or _load(lines[0][1]) is _NOTHING or not isinstance(_load(lines[0][1]), dict):
        return None
    loaded = [(i, line, _load(line)) for i, line in lines]
    items = [item for _, _, item in loaded if isinstance(item, dict)]
    left = tuple((i, line) for i, line, item in loaded if not isinstance(item, dict))
    if len(left) > max(1, len(lines) // 10):
        raise refused(
            N_("{count} lines of this file are no JSON objects; the first is line {line}."),
            N_("one object on each line"),
            count=len(left),
            line=left[0][0],
        )
    return JsonTable(_grid(list(_rows(items))), left)


def _records(found: Any, depth: int) -> list[dict[str, Any]] | None:
    """Return the longest list of objects, at the top or inside what wraps it."""
    if isinstance(found, list):
        items = [item for item in found if isinstance(item, dict)]
        return items if items and len(items) == len(found) else None
    if not isinstance(found, dict) or depth > 3:
        return None
    inner = [records for value in found.values() if (records := _records(value, depth + 1))]
    best = max(inner, key=len, default=None)
    if best is None and depth == 0 and found:
        return [found]
    return best


def _rows(items: Sequence[Mapping[str, Any]], parent: str = "", depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield a flat row for each object, and after it one for each object of the same kind inside it."""
    if depth > DEPTH_LIMIT:
        raise refused(DEEP, LEVELS)
    for item in items:
        inner: list[Mapping[str, Any]] = []
        row: dict[str, Any] = {}
        for name, value in item.items():
            children = _alike(item, value)
            if children:
                inner.extend(children)
            else:
                row |= _flat(name, value, 0)
        if parent and not any(name.casefold().replace("_", "") == "parentid" for name in row):
            row[PARENT] = parent
        yield row
        if inner:
            own = next((str(item[key]) for key in KEYS if item.get(key)), "")
            yield from _rows(inner, own, depth + 1)


def _alike(item: Mapping[str, Any], value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list inside an object that look like that object: answers under a comment."""
    if isinstance(value, dict) and len(value) <= 3:
        value = next((v for v in value.values() if isinstance(v, list)), None)
    if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
        return []
    own = {name for name, cell in item.items() if not isinstance(cell, list)}
    shared = set().union(*value) & own
    return list(value) if len(shared) >= max(2, len(own) // 2) else []


def _flat(name: str, value: Any, depth: int) -> dict[str, Any]:
    if depth > DEPTH_LIMIT:
        raise refused(DEEP, LEVELS)
    if isinstance(value, dict) and value:
        found: dict[str, Any] = {}
        for key, inner in value.items():
            found |= _flat(f"{name}.{key}", inner, depth + 1)
        return found
    if isinstance(value, list):
        return {name: _joined(value)}
    return {name: value}


def _joined(value: list[Any]) -> Any:
    """Return a list of plain values, or of pieces of text, as one text; any other as JSON."""
    pieces = [one.get("text") if isinstance(one, dict) else one for one in value]
    if any(isinstance(one, dict) for one in value) and all(isinstance(piece, str) for piece in pieces):
        return "".join(map(str, pieces))
    if all(isinstance(one, str | bool | None) for one in value):
        return ",".join("" if one is None else str(one) for one in value)
    return value


def _grid(rows: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    names = list(dict.fromkeys(name for row in rows for name in row))
    if len(names) * len(rows) > 5_000_000 and len(names) > 1_000:
        raise refused(N_("The table is too large."), N_("at most 20 million cells and 50,000 columns"))
    try:
        return grid_of([names, *([row.get(name) for name in names] for row in rows)])
    except (RecursionError, ValueError) as error:
        if isinstance(error, DataFileError):
            raise
        raise refused(DEEP, LEVELS) from None
