"""Write the words of dates in many languages: ``python data/vocabulary/date_words.py``.

They are those of Unicode CLDR as Babel carries it. Reading its 38 languages takes a third of a second, too long for
everybody who drops a file; so the words stand in ``months.csv`` and ``days.csv``, and a test compares.
"""

import csv
import re
import sys
from pathlib import Path

from babel import Locale

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parents[1]))

from smm.ingest.understanding.dates import folded  # noqa: E402

_CODES = (
    "it en de fr es pt nl pl sv da nb fi cs sk hu ro el tr ru uk bg hr sr sl lt lv et ca is sq ar he fa hi id ms vi th"
)
LANGUAGES = tuple(_CODES.split())
_WORD = re.compile(r"[^\W\d_]+")


def months() -> dict[str, int]:
    """Return the months' names, whole and short, without accents."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        known = Locale.parse(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in known[context][width].items():
                    words = _WORD.findall(folded(name))
                    if words and len(words[-1]) > 1 and not any(c.isdigit() for c in name):
                        found.setdefault(words[-1], number)
    return found


def days() -> list[str]:
    """Return the words in the names of the days of the week, sorted."""
    names = {
        name
        for language in LANGUAGES
        for widths in Locale.parse(language).days.values()
        for width in ("wide", "abbreviated", "short")
        for name in widths.get(width, {}).values()
    }
    return sorted({word for name in names for word in _WORD.findall(folded(name))})


def _write(name: str, header: list[str], rows: list[tuple[object, ...]]) -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    _write("months.csv", ["term", "month"], list(months().items()))
    _write("days.csv", ["term"], [(word,) for word in days()])
