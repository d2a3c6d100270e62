"""Short ways from a text to what was understood, for tests."""

import csv
import io

from smm.ingest.batch import import_file
from smm.ingest.files.formats import read_bytes
from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.meaning import Options, import_table

KEY = b"a key of thirty-two bytes, for tests"


def csv_of(head, rows, delimiter=",", encoding="utf-8"):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows([head, *rows])
    return out.getvalue().encode(encoding)


def imported(data, name="export", **options):
    """Return the meaning of a file; its refusal fails the test."""
    one = import_file(name, lambda: data, Options(**{"key": KEY, "keep_text": True, **options}))
    assert one.found is not None, one.refused
    found = one.found
    rejected = len({p.row for p in found.rejected})
    assert found.rows_in == found.rows_out + rejected + found.totals_rows + found.duplicates
    return found


def table(header, *rows):
    """Return a table as a text file gives it."""
    return TextTable(tuple(header), tuple(map(tuple, rows)), len(header))


def only_table(text):
    """Return the meaning of a text that holds one table."""
    (found,) = [import_table(one) for one in read_bytes(text.encode()).tables]
    return found


def rows_of(found):
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def sure(found):
    """Return field and column of what is taken without asking."""
    return {field: one.column for field, one in found.mapping.items() if one.confidence >= 0.9}


def counts(found):
    """Return messages, authors, messages of the company, replies."""
    rows = rows_of(found)
    return (
        len(rows),
        len({row["author"] for row in rows if row.get("author")}),
        sum(bool(row.get("author_is_company")) for row in rows),
        sum(row.get("in_reply_to") is not None for row in rows),
    )
