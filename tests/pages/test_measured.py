"""A log from drop to plan: measured, judged by limits that move, taken over and taken back; refusals that help."""

import json

import pytest

from smm.conversation.known import NO_TIMES
from smm.conversation.thresholds import threshold_rows
from smm.diagnosis import Level
from smm.i18n import Language, Translator
from smm.ingest.samples import sample
from smm.ingest.understanding.matching import Kind
from smm.trades import template
from smm.words import LEVELS
from tests.pages.visitor import (
    IN_BOTH_LANGUAGES,
    buttons,
    calm,
    charts,
    field,
    open_app,
    plan_of,
    said,
    show,
    shown,
    sound,
    turn_to,
)

LOG = b"id,author,reply_to,text\n1,rosa,,hello\n2,Bar Uno,1,hello Rosa\n3,rosa,2,thanks\n4,ugo,,open today?\n"


def weeks(count=6):
    """A log of as many weeks: each week four customers write, the bar answers one of them an hour later."""
    rows = ["id,sent at,author,inbound,in reply to,channel,text"]
    for week in range(count):
        day = f"2026-0{5 + week // 4}-{1 + 7 * (week % 4):02d}"
        for i, channel in enumerate(("Instagram", "Chat", "Chat", "Chat")):
            rows.append(f"{week}-{i},{day} 1{i}:00,guest {week}{i},true,,{channel},hello")
        rows.append(f"{week}-a,{day} 11:00,the bar,false,{week}-0,Instagram,hello to you")
    return ("\n".join(rows) + "\n").encode()


def drop(at, content, name="log.csv"):
    at.file_uploader[0].upload(name, content, "text/csv").run()
    return sound(at)


def press(at, key):
    at.button(key=key).click().run()
    return sound(at)


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("present", [False, True])
def test_nothing_yet_explains_itself_and_shows_an_example(language, present):
    t = Translator(language)
    at = calm(open_app("measured", language=language, present=present))
    assert not at.get("plotly_chart") and len(at.title) == 1
    calm(press(at, "use_messages"))
    assert t(LEVELS[Level.EMERGING]) in said(at)
    assert charts(at) == ["chart_measured_flows"]
    if not present:
        press(at, "no_messages")
        assert not at.get("plotly_chart")


@IN_BOTH_LANGUAGES
def test_a_log_is_measured_and_reaches_the_plan_and_back(language):
    t = Translator(language)
    at = open_app("measured", template("cafe"), language)
    drop(at, weeks())
    assert t(LEVELS[Level.EMERGING]) in said(at) and not at.error
    press(at, "use_measured")
    measured = plan_of(at).measured
    assert measured.messages == 30 and measured.reply_rate == 0.25 and measured.level is Level.EMERGING
    assert "use_measured" not in buttons(at)
    press(at, "undo_measured")
    assert plan_of(at).measured is None
    press(at, "use_measured")
    at.button(key="see_changes").click().run()
    assert at.toggle(key=f"measured_used~{at.session_state['revision']}").value


def test_moving_a_limit_judges_again_and_can_be_taken_back():
    at = drop(open_app("measured"), weeks())
    assert LEVELS[Level.EMERGING] in said(at)
    kept = at.session_state["kept"]["measured:log"]
    field(at, "slider", "limit_reply_rate_heard").set_value(30).run()
    assert LEVELS[Level.UNHEARD] in said(sound(at))
    assert at.session_state["kept"]["measured:log"] is kept
    press(at, "use_measured")
    assert plan_of(at).measured.level is Level.UNHEARD
    press(at, "reset_limits")
    assert LEVELS[Level.EMERGING] in said(at)
    assert field(at, "slider", "limit_reply_rate_heard").value == 100 * threshold_rows()["reply_rate_heard"].default


@IN_BOTH_LANGUAGES
def test_every_limit_says_what_it_rests_on(language):
    words = said(drop(open_app("measured", language=language), weeks()))
    for row in threshold_rows().values():
        assert row.name(Language(language)) in words and row.anchor(Language(language)) in words


@IN_BOTH_LANGUAGES
def test_the_company_is_asked_for_where_the_log_does_not_say(language):
    at = open_app("measured", language=language)
    drop(at, LOG)
    assert not at.get("plotly_chart") and not at.error
    at.text_input(key="measured_company").set_value("nobody").run()
    assert len(sound(at).error) == 1
    at.text_input(key="measured_company").set_value("bar uno").run()
    calm(at)
    press(at, "use_measured")
    assert plan_of(at).measured.reply_rate == 0.5


@IN_BOTH_LANGUAGES
def test_a_refused_file_is_named_beside_the_one_that_is_measured(language):
    at = open_app("measured", language=language)
    at.file_uploader[0].set_value([("log.csv", weeks(), "text/csv"), ("x.csv", b"a,b\n1,2\n", "text/csv")]).run()
    calm(at)
    assert [box.value.startswith("x\\.csv") for box in at.warning] == [True]
    assert at.get("plotly_chart")


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"", b"\x00\x01\x02"])
def test_a_file_without_messages_is_refused(content, language):
    at = drop(open_app("measured", language=language), content)
    assert len(at.error) == 1 and not at.get("plotly_chart")


@IN_BOTH_LANGUAGES
def test_messages_that_wait_are_measured_and_survive_other_screens(language):
    at = open_app("import", language=language)
    drop(at, sample(Kind.INTERACTIONS, Language(language)), "messages.csv")
    press(at, "accept_0")
    turn_to(at, "measured")
    assert "messages.csv" in said(calm(at)) and at.get("plotly_chart")
    turn_to(turn_to(at, "import"), "measured")
    assert calm(at).get("plotly_chart")


def test_no_file_name_and_no_small_group_on_a_shared_screen():
    at = drop(open_app("measured"), weeks(1), "secret.csv")
    assert "Instagram" in said(show(at, {"measured_look": "channels", "data_channel_groups": True}))
    at.toggle(key="present").set_value(True).run()
    words = said(calm(at))
    assert "secret" not in words and "Instagram" not in words and "2 small groups are not shown." in words
    show(at, {"measured_look": None})
    assert charts(at) == ["chart_measured_flows"]
    at.toggle(key="present").set_value(False).run()
    assert calm(at).get("plotly_chart")  # the log is still there


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("present", [False, True])
def test_a_look_that_cannot_be_drawn_says_why_beside_the_main_picture(language, present):
    at = drop(open_app("measured", language=language), LOG.replace(b"rosa", b"Bar Uno's guest"))
    at.text_input(key="measured_company").set_value("Bar Uno").run()
    at.toggle(key="present").set_value(present).run()
    show(at, {"measured_look": "trend"})
    assert charts(calm(at)) == ["chart_measured_flows"]
    assert len(at.info) == 1 and Translator(language)(NO_TIMES) in said(at)


def test_companies_are_offered_only_where_there_are_several():
    def offered(at):
        return at.button_group(key="measured_look").options

    assert "By company" not in offered(drop(open_app("measured"), weeks()))
    head, *rows = weeks().decode().splitlines()
    several = [f"{head},company", *(f"{row},Bar {'Uno' if i % 2 else 'Due'}" for i, row in enumerate(rows))]
    at = show(drop(open_app("measured"), "\n".join(several).encode()), {"measured_look": "companies"})
    assert "By company" in offered(at) and "chart_company_groups" in charts(at)
    assert "By company" not in offered(calm(drop(at, weeks())))
    assert set(charts(at)) <= {"chart_measured_flows"}


def test_on_a_shared_screen_the_title_stands_above_a_refusal():
    at = drop(open_app("measured"), b"a,b\n1,2\n")
    at.toggle(key="present").set_value(True).run()
    (title,), (refusal,), words = at.title, at.error, shown(sound(at))
    assert words.index(title.value) < words.index(refusal.value)


def test_hours_to_answer_follow_the_minutes_and_the_plan():
    at = drop(open_app("measured", template("cafe")), weeks())
    before = said(at)
    at.slider(key="reply_minutes").set_value(60).run()
    assert said(calm(at)) != before
    assert "60 minutes each" in said(at)


def test_the_zone_moves_the_hours():
    at = drop(open_app("measured", language="en"), weeks())
    show(at, {"measured_look": "hours"})
    at.selectbox(key="measured_zone").select("Asia/Tokyo").run()
    assert "Asia/Tokyo" in said(calm(at))


def test_a_log_of_one_side_says_what_it_cannot_tell():
    rows = "".join(f"{i},2026-05-0{1 + i % 9} 10:00,guest {i},true,hi\n" for i in range(9))
    at = calm(drop(open_app("measured"), ("id,sent at,author,inbound,text\n" + rows).encode()))
    assert "whether the company answers cannot be seen" in said(at)
    assert "The log holds one side only." in said(at)


def test_the_measured_numbers_can_be_taken_away_without_names():
    at = drop(open_app("measured"), weeks())
    from smm.conversation.summary import summary

    taken = json.dumps(summary(at.session_state["kept"]["measured:log"][1].conversation))
    assert "guest" not in taken
    assert [one for one in at.get("download_button") if one.proto.id.endswith("download_measured")]


@IN_BOTH_LANGUAGES
def test_a_log_and_reviews_are_measured_together_with_what_they_rate(language):
    at = open_app("measured", language=language)
    reviews = (
        b"review id,author,rating,date,review,owner reply\n"
        b"r1,Ada,5,2026-05-10,Very good coffee and kind people,Thank you Ada\n"
        b"r2,Bruno,2,2026-05-14,We waited half an hour,\nr3,Carla,5,2026-06-02,Nice terrace,See you soon Carla\n"
    )
    at.file_uploader[0].set_value([("log.csv", weeks(), "text/csv"), ("reviews.csv", reviews, "text/csv")]).run()
    sound(at)
    t = Translator(language)
    assert t.number(4, 1) in said(at) and t("Ratings") in said(at)
    assert t.plural("{count} row was read.", "{count} rows were read.", 30 + 5) in said(at)
