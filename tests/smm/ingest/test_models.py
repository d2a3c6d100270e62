"""The canonical rows as pydantic models: what does not fit is refused with what it should be."""

import pytest

from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.matching import FIELDS, Kind
from smm.ingest.understanding.meaning import Options, import_table
from smm.ingest.understanding.models import ROWS


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_of_a_kind_stands_in_its_model(kind):
    assert set(FIELDS[kind]) <= set(ROWS[kind].model_fields)


def test_a_date_out_of_our_time_is_refused_with_its_place():
    rows = tuple((f"Ad {i}", f"2026-05-{i:02d}", f"{i}.5") for i in range(1, 20)) + (("Ad", "0026-05-20", "9.5"),)
    found = import_table(TextTable(("Campaign", "Day", "Cost"), rows, 3), Options(kind=Kind.SPEND))
    (problem,) = found.rejected
    assert (problem.row, problem.column, problem.expected) == (21, "Day", "a date from 1990 to 2100")
    assert found.rows_in == found.rows_out + 1
