"""A text table as a file: UTF-8, commas, RFC 4180."""

import csv
import io

from smm.ingest.structure import TextTable


def to_csv(table: TextTable) -> bytes:
    r"""Return a table as RFC 4180 text in UTF-8, cells verbatim; a header only if the file had one.

    Examples
    --------
    >>> to_csv(TextTable(("a", "b"), (("1", "x, y"),), 2))
    b'a,b\r\n1,"x, y"\r\n'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if table.header:
        writer.writerow(table.header)
    writer.writerows(row if len(row) > 1 or row[0] else ("",) for row in table.rows)
    return out.getvalue().encode("utf-8", errors="replace")
