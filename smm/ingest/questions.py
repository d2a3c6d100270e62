"""What an import must ask a person before it can be trusted."""

from smm.ingest.understanding.cells import TWO_ORDERS
from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.meaning import Imported
from smm.ingest.understanding.messages import NO_COMPANY


def asks_order(found: Imported) -> bool:
    """Return whether day and month can be read in two orders.

    Examples
    --------
    >>> from smm.ingest.understanding.meaning import import_table
    >>> from smm.ingest.text.structure import TextTable
    >>> rows = (("A", "3/4/2026", "60"), ("B", "5/6/2026", "50"))
    >>> asks_order(import_table(TextTable(("Campaign", "Day", "Cost"), rows, 3)))
    True
    """
    return any(warning.message == TWO_ORDERS for warning in found.warnings)


def asks_company(found: Imported) -> bool:
    """Return whether nothing says which messages are the company's."""
    return found.kind is Kind.INTERACTIONS and any(warning.message == NO_COMPANY for warning in found.warnings)
