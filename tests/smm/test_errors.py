"""Refusals: what they say, in both languages, and what they never repeat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.errors import LinkError, MixTableError, PlanError, Problem, SmmError, UnknownNameError, mask
from smm.i18n import Language


@given(st.text(st.characters()))
def test_a_masked_value_is_short_printable_and_without_tags(value):
    masked = mask(value)
    assert len(masked) <= 25 and masked.isprintable()
    assert "<" not in masked and ">" not in masked
    masked.encode()


@pytest.mark.parametrize("value", [None, True, 3, 1e400, float("nan"), "  a \n b  ", b"bytes", [1], {"a": 1}])
def test_anything_can_be_masked(value):
    assert mask(value)


@pytest.mark.parametrize("kind", [PlanError, LinkError, MixTableError, UnknownNameError])
def test_every_refusal_is_an_smm_error_and_a_value_error(kind):
    error = kind(Problem(message="This is not a plan."))
    assert isinstance(error, SmmError) and isinstance(error, ValueError)
    assert str(error) == "This is not a plan."


def test_a_refused_link_is_a_refused_plan():
    assert issubclass(LinkError, PlanError)


def test_a_refusal_holds_one_problem_or_many():
    one, two = Problem(message="first"), Problem(message="second")
    assert SmmError(one).problems == (one,)
    assert SmmError([one, two]).explain(Language.EN) == ["first", "second"]


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({}, "Wrong."),
        ({"place": "mix[2].money"}, "mix[2].money: Wrong."),
        ({"row": 3}, "Row 3: Wrong."),
        ({"row": 3, "column": "euro"}, "Row 3, column euro: Wrong."),
    ],
)
def test_a_problem_begins_with_its_place(where, said):
    assert Problem(message="Wrong.", **where).explain(Language.EN) == said


def test_a_problem_says_what_was_expected_what_was_found_and_the_way_out():
    problem = Problem(message="Wrong.", values={"most": 3}, expected="at most {most}", found="7", fix="Mend it.")
    assert problem.explain(Language.EN) == "Wrong. Expected: at most 3. Found: 7. Mend it."


@given(st.text())
def test_braces_in_a_found_value_are_shown_as_they_are(found):
    problem = Problem(message="Wrong {n}.", values={"n": 1}, found=mask("{x}" + found))
    assert "Found: {x}" in problem.explain(Language.EN)
