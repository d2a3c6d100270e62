"""The rows that were refused, as a file that can be mended and dropped again."""

from smm.i18n import Translator
from smm.ingest.meaning import Imported
from smm.table import Column, Kind, Table


def rejected_table(found: Imported, t: Translator) -> Table:
    """Return a row for each refusal: where, what was expected, what was found (hidden), how to mend it."""
    names = (t("row"), t("column"), t("expected"), t("found"), t("what to do"))
    rows = tuple(
        (str(p.row), p.column, t(p.expected, **p.values), p.found, t(p.fix, **p.values)) for p in found.rejected
    )
    return Table(columns=tuple(Column(name=name, kind=Kind.TEXT) for name in names), rows=rows)
