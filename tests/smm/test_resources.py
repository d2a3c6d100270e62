"""The data files are plain tables."""

import csv

import pytest

from smm.resources import DATA, rows


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda p: p.name)
def test_every_data_file_is_utf_8_without_mark_and_has_as_many_cells_in_every_row(path):
    content = path.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf") and b"\r" not in content
    table = list(csv.reader(content.decode("utf-8").splitlines()))
    assert {len(row) for row in table} == {len(table[0])}
    assert len(set(table[0])) == len(table[0])


def test_rows_are_read_by_heading():
    assert next(rows("questions.csv"))["id"] == "consumer_to_consumer"
    with pytest.raises(FileNotFoundError):
        next(rows("nothing.csv"))
