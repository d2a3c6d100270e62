"""Many files at once: each understood on its own, what overlaps counted once, under one key of pseudonyms."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from smm.errors import DataFileError, Problem
from smm.i18n import N_
from smm.ingest.files.formats import FileReading, read_bytes
from smm.ingest.files.limits import COLUMN_LIMIT
from smm.ingest.mapping_file import SavedMapping, absent
from smm.ingest.overlaps import without_copies
from smm.ingest.text.structure import Overrides, TextTable
from smm.ingest.understanding.matching import KEYS, Kind
from smm.ingest.understanding.meaning import Imported, Options, Value, import_table
from smm.ingest.understanding.messages import ANSWER
from smm.ingest.understanding.stacked import as_one

SAME = ("sent_at", "author", "published_at")
"""What two rows of one id must agree on, where both have it, to be the same."""


@dataclass(frozen=True)
class FileImport:
    """What became of one file: a typed table, or why it was refused."""

    name: str
    found: Imported | None = None
    refused: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def import_files(
    files: Iterable[tuple[str, Callable[[], bytes]]],
    options: Options | None = None,
    structure: Overrides | None = None,
    saved: SavedMapping | None = None,
) -> tuple[FileImport, ...]:
    r"""Return what became of each file, in order; messages and posts that stand in several files are taken once.

    Parameters
    ----------
    files : iterable of (str, callable)
        Name, and a function that gives the bytes.
    options : Options, optional
        One key for all files is made when none is given.

    Examples
    --------
    >>> log = "id,created at,author,inbound,text\n{},2026-05-01,rosa,true,hello\n2,2026-05-02,bar,false,hello\n"
    >>> both = [(str(i), lambda i=i: log.format(i).encode()) for i in (1, 3)]
    >>> [(one.found.rows_out, one.found.duplicates) for one in import_files(both)]
    [(2, 0), (1, 1)]
    """
    wanted = options or Options()
    wanted = replace(wanted, key=wanted.key or secrets.token_bytes(32))
    return merged([import_file(name, load, wanted, structure, saved) for name, load in files])


def import_file(
    name: str,
    load: Callable[[], bytes],
    options: Options,
    structure: Overrides | None = None,
    saved: SavedMapping | None = None,
) -> FileImport:
    """Return what became of one file; of several tables the one that is most surely of a known kind."""
    try:
        reading = as_one(read_bytes(load(), structure))
    except DataFileError as error:
        return FileImport(name, refused=error.problems)
    if not reading.tables:
        return FileImport(name, refused=(Problem(message=N_("The file is empty.")),))
    if any(table.columns > COLUMN_LIMIT for table in reading.tables):
        wide = N_("at most 20 million cells and 50,000 columns")
        return FileImport(name, refused=(Problem(message=N_("The table is too large."), expected=wide),))
    notes = reading.notes if isinstance(reading, FileReading) else ()
    found = [one for table in reading.tables if (one := understand(table, options, saved))]
    best = max(found, key=lambda one: (one.kind_confidence, one.rows_out), default=None)
    if best is None:
        said = N_("No known kind of table: no columns of messages, posts, spend or weeks.")
        return FileImport(name, refused=(Problem(message=said),), notes=notes)
    return FileImport(name, best, notes=(*notes, *_left_out(reading.tables)))


def _left_out(tables: Sequence[TextTable]) -> tuple[Problem, ...]:
    """Return the remark that a file holds tables which were not taken, if it does."""
    more = sum(len(table.rows) > 0 for table in tables) - 1
    if more < 1:
        return ()
    said = N_("Tables with other headings that were not taken: {count}. Only the clearest one was.")
    return (Problem(message=said, values={"count": more}),)


def understand(
    table: TextTable,
    options: Options,
    saved: SavedMapping | None = None,
    progress: Callable[[float], None] | None = None,
) -> Imported | None:
    """Return the meaning of a table, by columns saved an earlier time where there are any."""
    if saved is None:
        found = import_table(table, options, progress)
        gone = absent(options.told, table.header)
        return replace(found, warnings=(*gone, *found.warnings)) if found and gone else found
    told = {**saved.told(table.header), **options.told}
    if not told:
        return None
    only = frozenset({*saved.columns, *options.told})
    found = import_table(table, replace(options, kind=options.kind or saved.kind, told=told, only=only), progress)
    if found is None:
        return None
    missing = {field: column for field, column in saved.columns.items() if field not in told}
    share = (len(saved.columns) - len(missing)) / max(1, len(saved.columns))
    changed = tuple(absent(missing, table.header))
    return replace(found, warnings=(*changed, *found.warnings), kind_confidence=share)


def merged(files: Sequence[FileImport]) -> tuple[FileImport, ...]:
    """Return files without the rows another holds already: of messages and spend the first stays, of posts the last."""
    made = list(files)
    for kinds in ((Kind.INTERACTIONS, Kind.REVIEWS), (Kind.POSTS,)):
        seen: dict[Value, dict[str, Value]] = {}
        places = [i for i, one in enumerate(made) if one.found and one.found.kind in kinds]
        for i in reversed(places) if Kind.POSTS in kinds else places:
            found = made[i].found
            if found is not None:
                made[i] = replace(made[i], found=_without(found, seen))
    left = without_copies([one.found for one in made])
    return tuple(replace(one, found=found) for one, found in zip(made, left, strict=True))


def _without(found: Imported, seen: dict[Value, dict[str, Value]]) -> Imported:
    """Return a table without the rows seen before, and add its own to them."""
    name = KEYS[found.kind]
    if name not in found.columns:
        return found
    place = found.columns.index(name)
    kept: list[tuple[Value, ...]] = []
    doubles = clashes = 0
    new: dict[Value, dict[str, Value]] = {}
    for row in found.rows:
        about = {field: row[found.columns.index(field)] for field in SAME if field in found.columns}
        before = seen.get(row[place]) if row[place] is not None else None
        if before is not None and _same(before, about):
            doubles += not str(row[place]).endswith(ANSWER)
            continue
        clashes += before is not None
        new[row[place]] = about
        kept.append(row)
    seen |= new
    if not doubles and not clashes:
        return found
    warnings = list(found.warnings)
    if doubles:
        said = N_("{count} rows stand in another file too; one of each was kept.")
        warnings.append(Problem(message=said, values={"count": doubles}))
    if clashes:
        said = N_("{count} rows bear an id of another file but say something else; both were kept.")
        warnings.append(Problem(message=said, values={"count": clashes}))
    sums = {
        field: sum((v for r in kept if isinstance(v := r[found.columns.index(field)], Decimal)), Decimal())
        for field in found.sums
    }
    return replace(
        found,
        rows=tuple(kept),
        rows_out=found.rows_out - doubles,
        duplicates=found.duplicates + doubles,
        sums=sums,
        warnings=tuple(warnings),
    )


def _same(one: dict[str, Value], other: dict[str, Value]) -> bool:
    return all(
        one[field] == other[field] for field in one.keys() & other.keys() if None not in (one[field], other[field])
    )
