"""Workbooks to grids, one for each sheet; nothing larger than the limits is ever unpacked for the reader."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from smm.errors import DataFileError, Problem
from smm.i18n import N_
from smm.ingest.files.grids import grid_of
from smm.ingest.files.limits import ENTRY_LIMIT, RATIO_LIMIT, SIZE_LIMIT, WORKBOOK_CELLS, refused
from smm.ingest.files.sheet_size import CELLS, TOO_LARGE, check_sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
AGAIN = N_("Export it again.")
DAMAGED = N_("The workbook is damaged.")
_UNCOMPUTED = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_EMPTY_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook as text."""

    name: str
    grid: list[list[str]]
    hidden: bool = False


@dataclass(frozen=True)
class Workbook:
    """The sheets of a workbook in its order, and what is to be said of it."""

    sheets: tuple[Sheet, ...]
    notes: tuple[Problem, ...] = ()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files inside a packed file by name, read within the limits whatever its own index claims.

    Raises
    ------
    DataFileError
        When it is damaged, locked, or grows too large.
    """
    most = min(SIZE_LIMIT, max(20_000_000, RATIO_LIMIT * len(data)))
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > ENTRY_LIMIT or sum(e.file_size for e in entries) > most:
                raise refused(N_("The workbook is too large once unpacked."), N_("at most 200 MB once unpacked"))
            for entry in entries:
                with archive.open(entry) as file:
                    found[entry.filename] = file.read(most + 1)
    except _EMPTY_ZIP as error:
        if isinstance(error, DataFileError):
            raise
        raise refused(DAMAGED, fix=AGAIN) from None
    return found


def workbook(parts: dict[str, bytes]) -> Workbook:
    """Return the sheets of an unpacked XLSX workbook."""
    uncomputed = 0
    strings = b"".join(part for name, part in parts.items() if name.lower().endswith("sharedstrings.xml"))
    for name, part in parts.items():
        if _may_be_sheet(name, part):
            try:
                check_sheet(part, strings)
            except ValueError as error:
                raise error if isinstance(error, DataFileError) else refused(DAMAGED, fix=AGAIN) from None
            uncomputed += len(_UNCOMPUTED.findall(part))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                archive.writestr(name, part)
    packed.seek(0)
    said = N_("{count} formulas hold no computed value; open the workbook, save it, and bring it in again.")
    notes = (Problem(message=said, values={"count": uncomputed}),) if uncomputed else ()
    return Workbook(_sheets(packed), notes)


def old_workbook(data: bytes) -> Workbook:
    """Return the sheets of a binary workbook (``.xls``); a locked one is refused."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise _locked()
    return Workbook(_sheets(io.BytesIO(data)))


def _may_be_sheet(name: str, part: bytes) -> bool:
    """Return whether a part could be read as a sheet: the workbook may call any part one, whatever its name."""
    return name.endswith(".xml") and (name.startswith("xl/worksheets/") or b"sheetData" in part or b"\x00" in part)


def _locked() -> DataFileError:
    return refused(N_("The workbook is locked with a password."), fix=N_("Save it without a password."))


def _sheets(file: io.BytesIO) -> tuple[Sheet, ...]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(file)
        found = []
        for place, about in enumerate(book.sheets_metadata):
            if about.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(place)
            if sheet.total_height * sheet.total_width > 4 * WORKBOOK_CELLS:
                raise refused(TOO_LARGE, CELLS)
            hidden = about.visible is not calamine.SheetVisibleEnum.Visible
            rows = sheet.to_python(skip_empty_area=False)
            found.append(Sheet(about.name, grid_of(rows), hidden))
    except DataFileError:
        raise
    except calamine.PasswordError:
        raise _locked() from None
    except BaseException as error:  # the reader's panics are no Exceptions; a damaged workbook fails anywhere inside it
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise refused(DAMAGED, fix=AGAIN) from None
    return tuple(found)
