"""Tables of one file with the same headings are one table; a copy counts once."""

from smm.ingest.batch import import_file
from smm.ingest.understanding.meaning import Options

MAY = "Campaign;Day;Cost\nSpring;2026-05-13;10\nRain;2026-05-14;20\nSun;2026-05-15;5\n"
JUNE = "Campaign;Day;Cost\nSpring;2026-06-13;30\nRain;2026-06-14;40\nSun;2026-06-15;6\n"


def imported(text):
    return import_file("x.csv", text.encode, Options())


def test_months_one_under_the_other_are_one_table():
    for gap in ("", "\n"):
        one = imported(MAY + gap + JUNE)
        assert (one.found.rows_out, one.found.sums["spend"]) == (6, 111)


def test_the_same_table_twice_counts_once():
    for gap in ("", "\n"):
        one = imported(MAY + gap + MAY)
        assert (one.found.rows_out, one.found.sums["spend"]) == (3, 35)
        assert any("put together" in note.message for note in one.notes)
