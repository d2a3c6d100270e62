"""Every id has its plain words."""

import pytest

from smm import words
from smm.benefits import Benefit
from smm.comparison import Agreement, Topic
from smm.conversation.structures import METRICS
from smm.diagnosis import Activity, Contradiction, Current, Direction, Frequency, Level
from smm.media import Flow, Format, MediaType

MEASURES = {*METRICS, "authors", "ties", "density", "reciprocity"}
TABLES = {
    "MEDIA_TYPES": MediaType,
    "MEDIA_TYPE_TERMS": MediaType,
    "MEDIA_TYPES_SHORT": MediaType,
    "FORMATS": Format,
    "FLOWS": Flow,
    "FREQUENCIES": Frequency,
    "ACTIVITIES": Activity,
    "ACTIVITIES_SHORT": Activity,
    "DIRECTIONS": Direction,
    "CURRENTS": Current,
    "CURRENT_TERMS": Current,
    "BENEFITS": Benefit,
    "BENEFITS_SHORT": Benefit,
    "BENEFIT_TERMS": Benefit,
    "LEVELS": Level,
    "VERDICTS": Level,
    "NEXT_STEPS": Level,
    "CONTRADICTIONS": Contradiction,
    "TOPICS": Topic,
    "AGREEMENTS": Agreement,
    "NETWORK_MEASURES": MEASURES,
    "NETWORK_MEASURE_TERMS": MEASURES,
}


@pytest.mark.parametrize("name", TABLES)
def test_every_id_has_words_and_no_two_share_them(name):
    table = getattr(words, name)
    assert set(table) == set(TABLES[name])
    assert all(text.strip() for text in table.values())
    assert len(set(table.values())) == len(table)
