"""What the validator refuses becomes a problem with a place and a sentence of ours."""

import pytest
from pydantic import BaseModel, Field, ValidationError

from smm.i18n import Language
from smm.plan import Plan
from smm.refusals import MOST, explain, place


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ((), ""),
        (("mix",), "mix"),
        (("mix", 0), "mix[0]"),
        (("mix", 2, "money"), "mix[2].money"),
        (("<b>", "x"), "‹b›.x"),
    ],
)
def test_a_location_becomes_a_path(location, path):
    assert place(location) == path


def problems(**fields):
    with pytest.raises(ValidationError) as caught:
        Plan(**fields)
    return explain(caught.value)


def expected(**fields):
    return problems(**fields)[0].explain(Language.EN)


def test_limits_are_said_with_their_numbers():
    assert "Expected: 0 or more. Found: -1." in expected(limits={"money": -1})
    assert "Expected: 1 or more. Found: 0." in expected(profile={"audience": 0})
    assert "1,000 or less" in expected(weights={"serve": 2000})
    assert "at most 80 characters" in expected(profile={"name": "x" * 81})


def test_what_was_found_is_said_without_a_programmer_s_words():
    assert "Found: […]." in expected(profile=[1])
    assert "Found: null." in expected(mix=None)


def test_the_possible_words_are_listed():
    assert "one of: owned, paid, earned" in expected(custom_channels=[{"id": "radio", "media_type": "rented"}])
    assert "one of: it, en" in expected(language="de")


def test_a_missing_field_and_an_unknown_one_are_told_apart():
    assert "A field is missing." in expected(custom_channels=[{"id": "radio"}])
    assert "This field is not known here." in expected(colour="red")


def test_at_most_twenty_problems_are_reported():
    assert len(problems(mix=[{"channel": "blog", "money": -1}] * 50)) == MOST == 20


def test_a_kind_of_refusal_that_has_no_sentence_still_gets_one():
    class Odd(BaseModel):
        number: int = Field(multiple_of=2)

    with pytest.raises(ValidationError) as caught:
        Odd(number=3)
    assert explain(caught.value)[0].explain(Language.EN).startswith("number: This value cannot be used here.")
