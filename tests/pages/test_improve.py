"""The screen of the best mix: the answer, its limits, its use and the way back, in both languages."""

import pytest

from smm.i18n import Translator
from smm.limits import ChannelLimits
from smm.media import MediaType
from smm.optimisation.best import optimise
from smm.optimisation.clash import LimitsError
from smm.optimisation.few import few_channels
from smm.optimisation.moves import next_moves
from smm.optimisation.words.doubt import doubt_lines
from smm.optimisation.words.mix import (
    asked_in_words,
    certificate,
    clash,
    compared,
    exchanged,
    fewer,
    limits_in_words,
)
from smm.optimisation.words.moves import sentence
from smm.optimisation.words.proof import proof_lines
from smm.plan import Plan
from tests.pages.plans import PLANS
from tests.pages.visitor import (
    IN_BOTH_LANGUAGES,
    best,
    buttons,
    calm,
    charts,
    doubted,
    field,
    open_app,
    plan_of,
    said,
    screen_of,
    show,
    sound,
)

CAFE = PLANS["cafe"]
CLASHING = CAFE.model_copy(
    update={
        "limits": CAFE.limits.model_copy(
            update={"hours": 5.0, "channels": {"facebook_page": ChannelLimits(hours_least=6.0)}}
        )
    }
)
SILENT = CAFE.model_copy(update={"answers": Plan().answers})


LIMITS = {"limits": True}
"""The limits of channels and media, opened."""


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("name", ["cafe", "facebook_page_2014", "extreme", "earned"])
def test_it_says_the_answer_the_proof_and_the_moves(name, language):
    at = calm(open_app("improve", PLANS[name], language))
    plan, t = plan_of(at), Translator(language)
    found, words = best(plan), said(at)
    assert charts(at) == ["chart_best_mix"]
    for line in (compared(found, t), exchanged(found, t), certificate(found, t), asked_in_words(plan, t)):
        assert line in words
    moves = next_moves(plan)
    assert len(moves) <= 3
    assert all(sentence(move, plan, t) in words for move in moves)


@IN_BOTH_LANGUAGES
def test_a_limit_changes_the_answer(language):
    at = open_app("improve", CAFE, language)
    calm(field(at, "number_input", "asked_money").set_value(300.0).run())
    calm(field(at, "number_input", "asked_hours").set_value(26.0).run())
    calm(field(at, "number_input", "asked_channels").set_value(6).run())
    plan, t = plan_of(at), Translator(language)
    assert (plan.limits.money, plan.limits.hours, plan.limits.channels_most) == (300.0, 26.0, 6)
    assert plan.mix == CAFE.mix
    found = best(plan)
    assert sum(c.used for c in found.channels.values()) <= 6
    assert compared(found, t) in said(at) and certificate(found, t) in said(at)


def test_an_empty_field_means_as_much_as_today():
    at = open_app("improve", CAFE)
    calm(field(at, "number_input", "asked_money").set_value(None).run())
    plan = plan_of(at)
    assert plan.limits.money is None
    assert best(plan).money.amount == CAFE.money
    assert Translator("en")("An empty field means as much as today.") in said(at)


@IN_BOTH_LANGUAGES
def test_limits_that_clash_are_named_and_nothing_changes(language):
    at = sound(show(open_app("improve", CLASHING, language), LIMITS))
    t = Translator(language)
    (error,) = [one.value for one in at.error]
    assert CLASHING.channels["facebook_page"].name(t.language) in said(at)
    assert t("In all") in error and t("Change or remove one of them.") in error
    assert "limits." not in said(at)
    assert plan_of(at).mix == CAFE.mix and charts(at) == []
    calm(at.button(key="unlimit_facebook_page").click().run())
    assert charts(at) == ["chart_best_mix"]


def test_the_lines_of_a_clash_name_channels_kinds_and_totals():
    groups = {MediaType.PAID: {"hours_least": 9.0}}
    limits = CAFE.limits.model_dump() | {"hours": 5.0, "groups": groups}
    plan = CAFE.model_copy(update={"limits": type(CAFE.limits).model_validate(limits)})
    with pytest.raises(LimitsError) as refused:
        optimise(plan)
    lines = clash(refused.value, plan, Translator("en"))
    assert lines == ["In all: at most 5 hours a month", "What you pay for: at least 9 hours a month"]


@IN_BOTH_LANGUAGES
def test_a_limit_of_a_channel_and_of_a_kind_of_media_is_set_said_and_taken_away(language):
    at = show(open_app("improve", CAFE, language), LIMITS)
    for name, limit in (("facebook_page", "hours_least"), ("paid", "money_most")):
        calm(field(at, "selectbox", "limit_of").set_value(name).run())
        calm(field(at, "number_input", f"limit_{name}_{limit}").set_value(2.0).run())
    plan, t = plan_of(at), Translator(language)
    assert plan.limits.channels["facebook_page"].hours_least == 2.0
    assert plan.limits.groups[MediaType.PAID].money_most == 2.0
    lines = limits_in_words(plan, t)
    assert set(lines) == {"facebook_page", "paid"} and all(line in said(at) for line in lines.values())
    for name in lines:
        calm(at.button(key=f"unlimit_{name}").click().run())
    assert plan_of(at).limits == CAFE.limits


def test_a_locked_channel_keeps_what_it_has():
    at = show(open_app("improve", CAFE), LIMITS)
    calm(field(at, "selectbox", "limit_of").set_value("instagram_profile").run())
    calm(field(at, "toggle", "limit_instagram_profile_locked").set_value(True).run())
    kept = best(plan_of(at)).channels["instagram_profile"]
    assert (kept.hours, kept.money) == (kept.hours_now, kept.money_now)


def test_a_channel_in_use_gets_at_least_a_share_of_a_full_presence():
    at = show(open_app("improve", CAFE), LIMITS)
    calm(field(at, "selectbox", "limit_presence").set_value(0.25).run())
    assert plan_of(at).limits.presence_if_used == 0.25
    assert charts(at) == ["chart_best_mix"]


@pytest.mark.parametrize(
    ("view", "key", "language"),
    [
        ({}, "use_best", "it"),
        ({}, "use_best", "en"),
        ({"improve_look": "sure"}, "use_safest", "en"),
        ({"improve_look": "ways"}, "use_step_1", "it"),
        ({"improve_look": "ways"}, "use_effort", "en"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mix_is_used_and_taken_back(view, key, language):
    at = show(open_app("improve", CAFE, language), view)
    calm(at.button(key=key).click().run())
    assert Translator(language)("This mix is now yours. One press takes it back.") in [one.value for one in at.success]
    used = plan_of(at)
    assert used.mix != CAFE.mix and used.limits == CAFE.limits and used.answers == CAFE.answers
    assert best(used).objective_now > best(plan_of(open_app("improve", CAFE))).objective_now
    calm(at.button(key="back_to_before").click().run())
    assert plan_of(at).mix == CAFE.mix
    assert "back_to_before" not in buttons(at)


def test_once_used_the_best_mix_is_the_best():
    at = open_app("improve", CAFE)
    calm(at.button(key="use_best").click().run())
    t = Translator("en")
    assert t("Your mix is already the best: {best} points", best=t.number(best(CAFE).objective)) in said(at)
    assert "use_best" not in buttons(at)


@IN_BOTH_LANGUAGES
def test_without_people_who_talk_it_says_that_no_split_helps(language):
    at = calm(open_app("improve", SILENT, language))
    t = Translator(language)
    assert t("No split of money and hours helps until people talk") in said(at)
    assert charts(at) == []
    assert screen_of(calm(at.button(key="to_questions").click().run())) == "conversation"


@IN_BOTH_LANGUAGES
def test_without_a_mix_it_offers_an_example(language):
    at = calm(open_app("improve", language=language))
    calm(at.button(key="use_example").click().run())
    assert plan_of(at).used and charts(at) == ["chart_best_mix"]


@IN_BOTH_LANGUAGES
def test_proof_and_doubt_are_one_click_away(language):
    at, t = open_app("improve", CAFE, language), Translator(language)
    found = best(plan_of(at))
    words = said(calm(show(at, {"improve_look": "proof"})))
    assert all(line in words for line in proof_lines(found, t))
    at = calm(show(at, {"improve_look": "sure"}))
    assert all(line in said(at) for line in doubt_lines(doubted(plan_of(at)), t))
    assert screen_of(calm(at.button(key="to_method").click().run())) == "method"


@IN_BOTH_LANGUAGES
def test_the_frontier_of_hours_is_one_click_from_that_of_money(language):
    at = show(open_app("improve", CAFE, language), {"improve_look": "budgets"})
    assert charts(calm(at)) == ["chart_best_mix", "chart_frontier_money"]
    assert charts(calm(show(at, {"frontier_of": "hours"}))) == ["chart_best_mix", "chart_frontier_hours"]


def test_every_channel_can_be_looked_at():
    at = show(open_app("improve", CAFE), {"improve_look": "channel"})
    for name in ("meta_ads", "word_of_mouth", "google_display_ads"):
        calm(field(at, "selectbox", "response_of").set_value(name).run())
        assert CAFE.channels[name].name_en in said(at) and charts(at) == ["chart_best_mix", "chart_response"]


def test_a_score_that_nothing_reaches_is_said():
    at = show(open_app("improve", PLANS["half_open"]), {"improve_look": "ways"})
    calm(field(at, "number_input", "effort_target").set_value(100.0).run())
    t = Translator("en")
    words = t("No amount of money and hours reaches {target} points while people talk as they do now.", target="100")
    assert words in said(at)


@IN_BOTH_LANGUAGES
def test_on_a_shared_screen_a_closer_look_takes_the_place_of_the_picture(language):
    at = calm(open_app("improve", CAFE, language, present=True))
    assert charts(at) == ["chart_best_mix"]
    assert charts(calm(show(at, {"improve_look": "budgets"}))) == ["chart_frontier_money"]
    assert not [key for key in buttons(at) if str(key).startswith("use_")]


@IN_BOTH_LANGUAGES
def test_it_says_what_fewer_channels_bring_and_one_press_takes_them(language):
    at = calm(open_app("improve", CAFE, language))
    few = few_channels(best(plan_of(at)))
    assert fewer(few, Translator(language)) in said(at)
    at = calm(at.button(key="use_few").click().run())
    assert plan_of(at).limits.channels_most == few.channels
    assert optimise(plan_of(at)).objective == pytest.approx(few.objective)
    assert "use_few" not in buttons(at)
