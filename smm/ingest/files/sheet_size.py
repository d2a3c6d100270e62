"""How large a sheet is before its reader makes room for it, found by walking through its XML in little memory."""

from collections import Counter
from dataclasses import dataclass
from xml.parsers import expat

from smm.i18n import N_
from smm.ingest.files.limits import COLUMN_LIMIT, SIZE_LIMIT, WORKBOOK_CELLS, refused

TOO_LARGE = N_("A sheet of the workbook is too large.")
CELLS = N_("at most 5 million cells in a sheet")


@dataclass
class _Walk:
    """Where the walk is, and the farthest it has been; rows and columns from 1."""

    row: int = 0
    column: int = 0
    rows: int = 0
    columns: int = 0
    shared: int = 0


def check_sheet(part: bytes, strings: bytes) -> None:
    """Refuse a sheet that takes more room than its limits allow.

    Parameters
    ----------
    part, strings : bytes
        The XML of the sheet and of the workbook's shared strings.

    Raises
    ------
    DataFileError
        When its last filled corner is too far, or its cells repeat long strings too often.
    ValueError
        When the XML is not sound.
    """
    walk = _Walk()

    def start(name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind == "row":
            walk.row = int(attributes.get("r", walk.row + 1))
            walk.column = 0
        elif kind == "c":
            _cell(walk, attributes)
            if walk.rows * walk.columns > WORKBOOK_CELLS or walk.columns > COLUMN_LIMIT:
                raise refused(TOO_LARGE, CELLS)

    _parse(part, start)
    longest = max(map(len, strings.split(b"si>")), default=0)
    if walk.shared * longest > SIZE_LIMIT and _repeated(part, strings) > SIZE_LIMIT:
        raise refused(TOO_LARGE, N_("at most 200 MB once unpacked"))


def _cell(walk: _Walk, attributes: dict[str, str]) -> None:
    reference = attributes.get("r", "")
    letters = reference.rstrip("0123456789")
    walk.column = _number(letters) if letters else walk.column + 1
    digits = reference[len(letters) :]
    walk.rows = max(walk.rows, int(digits) if digits else walk.row)
    walk.columns = max(walk.columns, walk.column)
    walk.shared += attributes.get("t") == "s"


def _number(letters: str) -> int:
    """Return the number of a column from its letters: 1 for A, 27 for AA."""
    number = 0
    for letter in letters[:6].upper():
        number = 26 * number + ord(letter) - 64
    return number


def _parse(part: bytes, start: object, text: object = None, end: object = None) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start  # type: ignore[assignment]
    parser.CharacterDataHandler = text  # type: ignore[assignment]
    parser.EndElementHandler = end  # type: ignore[assignment]
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None


def _no_doctype(*_: object) -> None:
    raise ValueError("a workbook declares no document type")


def _repeated(part: bytes, strings: bytes) -> int:
    """Return the characters of a sheet's shared strings, each counted as often as a cell repeats it."""
    lengths = Counter[int]()
    used = Counter[int]()
    state = {"string": -1, "cell": 0, "value": 0}
    digits: list[str] = []

    def string_start(name: str, _: dict[str, str]) -> None:
        state["string"] += name.rpartition(":")[2] == "si"

    def string_text(text: str) -> None:
        lengths[state["string"]] += len(text)

    def cell_start(name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind == "c":
            state["cell"] = attributes.get("t") == "s"
        state["value"] = kind == "v"

    def cell_text(text: str) -> None:
        if state["cell"] and state["value"]:
            digits.append(text)

    def cell_end(name: str) -> None:
        if name.rpartition(":")[2] == "c" and digits:
            number = "".join(digits).strip()
            used[int(number) if number.isdecimal() and len(number) < 10 else -1] += 1
            digits.clear()

    _parse(strings, string_start, string_text)
    _parse(part, cell_start, cell_text, cell_end)
    return sum(lengths[place] * times for place, times in used.items())
