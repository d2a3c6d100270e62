"""Plan files: what opens comes back as it was, and what does not is refused with the place and the reason."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.errors import PlanError
from smm.i18n import Language
from smm.measured import Measured
from smm.media import Format, MediaType
from smm.mix import Allocation
from smm.plan import CUSTOM_LIMIT, MIX_LIMIT, SIZE_LIMIT, Plan, plan_from_document, read_plan
from tests.smm.documents import PUBLISHED, assert_readable, published, refused, written
from tests.smm.strategies import JSON_VALUES, NUMBERS, damaged_documents, plans
from tests.smm.strategies import MEASURED as MEASUREMENTS


@given(plans(measured=MEASUREMENTS, numbers=NUMBERS, kept=2))
def test_a_plan_file_opens_as_the_plan_it_was(plan):
    assert read_plan(plan.dumps()) == plan
    assert read_plan(plan.dumps().encode()) == plan
    assert plan_from_document(plan.model_dump(mode="json")) == plan


@given(plans(measured=MEASUREMENTS))
def test_a_plan_file_is_json_of_version_1(plan):
    document = json.loads(plan.dumps())
    assert document["version"] == 1
    assert list(document) == list(published())


def test_the_published_file_opens():
    plan = read_plan(PUBLISHED)
    assert plan.language is Language.IT
    assert plan.profile.name == "Bar Centrale" and plan.profile.trade == "cafe"
    assert [(a.channel, a.money, a.hours) for a in plan.mix] == [("facebook_page", 0, 13), ("google_reviews", 0, 5)]
    assert plan.answers.active == "partly" and plan.answers.direction == "two_way"
    assert plan.limits.money == 500 and plan.limits.hours == 40
    assert (plan.money, plan.hours) == (0, 18)


def test_every_field_but_the_version_has_a_default():
    assert plan_from_document({"version": 1}) == Plan()


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf" + PUBLISHED.encode(), "\ufeff" + PUBLISHED])
def test_a_byte_order_mark_is_passed_over(content):
    assert read_plan(content) == read_plan(PUBLISHED)


def changed(path, value):
    """The published document with one place set to a value; a path ends in a new or an old key."""
    document = published()
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return document


MEASURED = {"messages": 90, "company_to_consumer": 0.3, "consumer_to_company": 0.2, "level": "unheard"}
SHARES = ["0.3", True, [], -0.1, 1.01, float("nan"), float("inf")]
NUMBERS = [True, "3", None, [], {}, -1, -0.001, float("nan"), float("inf"), 1e300]
WRONG = {
    "mix[0].money": [("mix", 0, "money"), NUMBERS],
    "mix[0].hours": [("mix", 0, "hours"), NUMBERS],
    "mix[1]": [("mix", 1), [None, 3, "blog", []]],
    "mix[1].channel": [("mix", 1, "channel"), ["nothing", "", "<script>alert(1)</script>", 3, None, "x" * 50]],
    "mix[1].formats[0]": [("mix", 1, "formats"), [["smell"], [None]]],
    "mix[1].colour": [("mix", 1, "colour"), ["red"]],
    "mix": [("mix",), [None, 3, "blog", {"blog": 3}]],
    "profile": [("profile",), [None, [], "Bar"]],
    "profile.audience": [("profile", "audience"), [0, *NUMBERS]],
    "profile.hour_price": [("profile", "hour_price"), [0, *NUMBERS]],
    "profile.currency": [("profile", "currency"), ["eur", "EURO", "€", "", 3, None, "EUR\n"]],
    "profile.trade": [("profile", "trade"), ["Café", "x" * 41, 3, None, "a b"]],
    "profile.name": [("profile", "name"), ["<b>Bar</b>", "a\nb", "a\x00b", "a\x1b[31mb", "x" * 81, 3, None]],
    "answers.active": [("answers", "active"), ["maybe", True, 3, []]],
    "answers.direction": [("answers", "direction"), ["up", 2]],
    "answers.consumer_to_company": [("answers", "consumer_to_company"), ["Often", 0.5, False]],
    "measured": [("measured",), [3, False, [], "yes", MEASURED | {"consumer_to_consumer": 0.6}]],
    "measured.messages": [("measured",), [{}, *({"messages": n} for n in ("3", 1.5, -1, True, None, 10**13))]],
    "measured.used": [("measured",), [MEASURED | {"used": used} for used in (1, "true", None)]],
    "measured.reply_rate": [("measured",), [MEASURED | {"reply_rate": n} for n in SHARES]],
    "measured.consumer_to_company": [("measured",), [MEASURED | {"consumer_to_company": n} for n in SHARES]],
    "measured.first_reply_minutes": [("measured",), [MEASURED | {"first_reply_minutes": n} for n in (-1, 1e13)]],
    "measured.level": [("measured",), [MEASURED | {"level": level} for level in ("lively", "Two-way", 3, True, [])]],
    "measured.author": [("measured",), [MEASURED | {"author": "x"}]],
    "weights.serve": [("weights", "serve"), [None, "2", True, -1, 1001, float("inf")]],
    "limits.money": [("limits", "money"), ["500", True, -1, float("nan")]],
    "limits.hours": [("limits", "hours"), ["40", False, -0.5, 1e300]],
    "language": [("language",), ["de", None, 3]],
    "colour": [("colour",), ["red", None]],
    "custom_channels": [("custom_channels",), [None, 3, {}]],
    "custom_channels[0]": [("custom_channels",), [[None], [3], ["radio"]]],
}


@pytest.mark.parametrize(
    ("place", "path", "value"), [(place, path, v) for place, (path, values) in WRONG.items() for v in values]
)
def test_an_unknown_or_impossible_value_is_refused_at_its_place(place, path, value):
    error = refused(plan_from_document, changed(path, value))
    assert [problem.place for problem in error.problems] == [place]
    assert error.problems[0].fix


OWN = {"id": "radio", "media_type": "paid"}
WRONG_OWN = [
    ("custom_channels[0].id", {"id": "Radio"}),
    ("custom_channels[0].id", {"id": 3}),
    ("custom_channels[0].media_type", {"media_type": "rented"}),
    ("custom_channels[0].name_en", {"name_en": "<script>"}),
    ("custom_channels[0].name_it", {"name_it": "x" * 81}),
    ("custom_channels[0].notes", {"notes": "x" * 301}),
    ("custom_channels[0].consumer_to_company", {"consumer_to_company": "very"}),
    ("custom_channels[0].money_eur_high", {"money_eur_high": -1}),
    ("custom_channels[0].money_eur_low", {"money_eur_low": float("nan")}),
    ("custom_channels[0].hours_per_week_high", {"hours_per_week_high": float("inf")}),
    ("custom_channels[0].hours_per_week_high", {"hours_per_week_high": 1e300}),
    ("custom_channels[0]", {"money_eur_low": 9, "money_eur_high": 1}),
    ("custom_channels[0].colour", {"colour": "red"}),
]


@pytest.mark.parametrize(("place", "fields"), WRONG_OWN)
def test_an_impossible_channel_of_ones_own_is_refused_at_its_place(place, fields):
    error = refused(plan_from_document, {"version": 1, "custom_channels": [OWN | fields]})
    assert [problem.place for problem in error.problems] == [place]


@pytest.mark.parametrize("field", ["money_eur_high", "hours_per_week_high"])
@pytest.mark.parametrize("value", ["9", True])
def test_amounts_of_a_channel_of_ones_own_are_numbers_too(field, value):
    error = refused(plan_from_document, {"version": 1, "custom_channels": [OWN | {field: value}]})
    assert [problem.place for problem in error.problems] == [f"custom_channels[0].{field}"]


@pytest.mark.parametrize("name", ["blog", "google_reviews"])
def test_a_channel_of_ones_own_may_not_take_a_name_of_the_catalogue(name):
    error = refused(plan_from_document, {"version": 1, "custom_channels": [OWN, OWN | {"id": name}]})
    assert error.problems[0].place == "custom_channels[1].id"
    assert error.problems[0].found == name


def test_two_channels_of_ones_own_may_not_share_a_name():
    error = refused(plan_from_document, {"version": 1, "custom_channels": [OWN, OWN]})
    assert error.problems[0].place == "custom_channels[1].id"


def test_every_problem_is_told_and_at_most_twenty():
    document = published()
    document["profile"]["audience"], document["answers"]["active"], document["limits"]["hours"] = 0, "maybe", -1
    error = refused(plan_from_document, document)
    assert [p.place for p in error.problems] == ["profile.audience", "answers.active", "limits.hours"]
    many = {"version": 1, "mix": [{"channel": "blog", "money": -1}] * 100}
    assert len(refused(plan_from_document, many).problems) == 20


@pytest.mark.parametrize("version", [None, True, False, "1", 1.0, 1.5, [], {}])
def test_a_version_that_is_no_whole_number_is_refused(version):
    assert refused(plan_from_document, changed(["version"], version)).problems[0].place == "version"


def test_a_missing_version_is_refused():
    document = published()
    del document["version"]
    assert refused(plan_from_document, document).problems[0].place == "version"


@pytest.mark.parametrize("version", [2, 3, 10**6, pytest.param(int("9" * 4000), id="huge")])
def test_a_newer_version_is_refused_as_newer(version):
    error = refused(plan_from_document, changed(["version"], version))
    assert error.problems[0].place == "version"
    assert "newer" in error.explain(Language.EN)[0]


@pytest.mark.parametrize("version", [-1, -3, pytest.param(-(10**400), id="huge")])
def test_a_version_before_the_first_is_refused(version):
    assert "version" in [p.place for p in refused(plan_from_document, changed(["version"], version)).problems]


def amount(text):
    return f'{{"version": 1, "mix": [{{"channel": "blog", "money": {text}}}]}}'


@pytest.mark.parametrize(
    "text", ["1e400", "-1e400", pytest.param("9" * 400, id="400 digits"), "1e10", "-0.01", '"12"', "true"]
)
def test_an_amount_that_is_no_amount_is_refused_at_its_place(text):
    assert refused(read_plan, amount(text)).problems[0].place == "mix[0].money"


@pytest.mark.parametrize(
    "text",
    [pytest.param("9" * 5000, id="5000 digits"), "NaN", "Infinity", "-Infinity", "012", "1,5", "0x10", "1_000", ""],
)
def test_an_amount_that_json_does_not_know_is_refused(text):
    refused(read_plan, amount(text))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" ",
        b"null",
        b"3",
        b'"plan"',
        b"[]",
        b"{",
        b"{}{}",
        b"\x00" * 100,
        b"\xff\xfe{",
        b"PK\x03\x04 not a plan",
        b"channel;money\nblog;3\n",
        PUBLISHED.encode("utf-16"),
        PUBLISHED.encode("utf-16-le"),
        PUBLISHED.replace("Bar Centrale", "Caffè").encode("latin-1"),
        PUBLISHED.replace("Bar Centrale", "a\x01b").encode(),
        PUBLISHED.replace("Bar Centrale", r"a\u0007b").encode(),
        PUBLISHED.replace("Bar Centrale", r"\ud800").encode(),
        PUBLISHED.replace('"name"', r'"\ud800"').encode(),
        PUBLISHED.replace('"trade"', r'"name"').encode(),
        PUBLISHED.replace('"language"', '"version": 1, "language"').encode(),
        PUBLISHED.replace("13}", "13, 'a'}").encode(),
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"version": 1, "mix": ' + b"[" * 900 + b"]" * 900 + b"}",
    ],
)
def test_what_is_no_plan_is_refused(content):
    refused(read_plan, content)


def test_a_field_named_twice_is_refused_by_its_name():
    error = refused(read_plan, '{"version": 1, "limits": {"money": 1, "money": 2}}')
    assert error.problems[0].place == "money"


def test_broken_json_is_refused_with_line_and_character():
    error = refused(read_plan, '{"version": 1,\n  "mix": [}\n')
    assert "line 2, character 11" in error.explain(Language.EN)[0]


def test_a_tag_in_an_unknown_field_or_value_is_never_repeated():
    tag = "<script>alert(1)</script>"
    for document in (
        {"version": 1, tag: 1},
        {"version": 1, "language": tag},
        {"version": 1, "profile": {tag: tag}},
        {"version": tag},
        {"version": 1, "custom_channels": [{"id": tag, "media_type": tag}]},
    ):
        refused(plan_from_document, document)
    refused(read_plan, f'{{"{tag}": 1, "{tag}": 2}}')


def test_a_file_of_two_megabytes_is_refused_before_it_is_read():
    refused(read_plan, b'{"version": 1, "mix": [' + b'{"channel": "blog"},' * 100_000 + b"]}")
    refused(read_plan, " " * 2 * SIZE_LIMIT)


def test_ten_thousand_channels_are_refused():
    document = {"version": 1, "mix": [{"channel": "blog"}] * 10_000}
    assert refused(read_plan, written(document)).problems[0].place == "mix"
    document = {"version": 1, "custom_channels": [OWN | {"id": f"own_{i}"} for i in range(10_000)]}
    assert refused(read_plan, written(document)).problems[0].place == "custom_channels"


def test_the_largest_plan_opens():
    document = {
        "version": 1,
        "mix": [{"channel": f"own_{i % CUSTOM_LIMIT}", "money": i, "hours": 1} for i in range(MIX_LIMIT)],
        "custom_channels": [OWN | {"id": f"own_{i}"} for i in range(CUSTOM_LIMIT)],
    }
    plan = read_plan(written(document))
    assert read_plan(plan.dumps()) == plan


def opens_or_is_refused(read, content):
    try:
        assert isinstance(read(content), Plan)
    except PlanError as error:
        assert_readable(error)


@given(JSON_VALUES)
def test_any_value_is_a_plan_or_refused(value):
    opens_or_is_refused(plan_from_document, value)
    opens_or_is_refused(read_plan, json.dumps(value))


@given(damaged_documents())
def test_any_damaged_plan_is_a_plan_or_refused(document):
    opens_or_is_refused(plan_from_document, document)
    opens_or_is_refused(read_plan, json.dumps(document))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_plan_or_refused(content):
    opens_or_is_refused(read_plan, content)


@given(plans(largest=2), st.integers(0, 5000), st.integers(0, 255))
def test_a_plan_file_with_one_wrong_byte_is_a_plan_or_refused(plan, place, byte):
    content = bytearray(plan.dumps().encode())
    content[place % len(content)] = byte
    opens_or_is_refused(read_plan, bytes(content))


def test_an_allocation_is_set_at_its_place_or_at_the_end():
    plan = read_plan(PUBLISHED)
    more = plan.with_allocation(Allocation(channel="facebook_page", hours=1))
    assert [(a.channel, a.hours) for a in more.mix] == [("facebook_page", 1), ("google_reviews", 5)]
    more = plan.with_allocation(Allocation(channel="blog", hours=2))
    assert [a.channel for a in more.mix] == ["facebook_page", "google_reviews", "blog"]


def test_a_channel_is_taken_out_and_ones_own_disappears_altogether():
    plan = Plan(custom_channels=[OWN], mix=[{"channel": "radio"}, {"channel": "blog"}])
    without = plan.without_channel("radio")
    assert [a.channel for a in without.mix] == ["blog"] and without.custom_channels == ()
    assert read_plan(without.dumps()) == without


def test_a_measured_conversation_is_put_in_and_taken_out():
    plan, measured = read_plan(PUBLISHED), Measured(**MEASURED)
    assert plan.measured is None
    assert plan.with_measured(measured).measured == measured
    assert plan.with_measured(measured).with_measured(None) == plan
    assert read_plan(written(published() | {"measured": MEASURED})) == plan.with_measured(measured)


def test_only_channels_on_which_something_is_spent_are_used():
    plan = Plan(mix=[{"channel": "blog"}, {"channel": "website", "hours": 1}, {"channel": "website", "money": 2}])
    assert plan.used == (Allocation(channel="website", money=2, hours=1),)


def test_channels_hold_the_catalogue_and_ones_own():
    plan = Plan(custom_channels=[OWN | {"formats": ["photo"]}])
    assert plan.channels["radio"].media_type is MediaType.PAID
    assert plan.channels["radio"].formats == (Format.PHOTO,)
    assert len(plan.channels) == 41


def test_a_plan_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        Plan().version = 1
