"""The tables of the method page hold every number there is."""

import pytest

from smm.conversation.thresholds import threshold_rows
from smm.evidence import evidence
from smm.i18n import Language, Translator
from smm.media import catalogue
from smm.parameters import default_parameters
from smm.reference import catalogue_table, evidence_table, parameters_table, thresholds_table, weights_table


@pytest.mark.parametrize("language", Language)
def test_every_parameter_finding_and_channel_has_its_row(language):
    t = Translator(language)
    tables = {
        len(default_parameters()): parameters_table(t),
        len(evidence()): evidence_table(evidence().values(), t),
        len(catalogue()): catalogue_table(t),
        5: weights_table(t),
        len(threshold_rows()): thresholds_table(t),
    }
    for rows, table in tables.items():
        assert len(table.rows) == rows
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert table.written(t) and table.to_csv(language)


def test_the_rows_of_the_weights_sum_to_one():
    for row in weights_table(Translator("en")).rows:
        assert sum(row[1:]) == pytest.approx(1)


def test_every_parameter_shows_its_source_or_the_word_assumption():
    sources = {row[5] for row in parameters_table(Translator("en")).rows}
    assert sources - {"assumption"} <= set(evidence())
