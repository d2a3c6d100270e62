"""Channels and the catalogue."""

import csv

import pytest
from pydantic import ValidationError

from smm.i18n import Language
from smm.media import Capability, Catalogue, Channel, Flow, Format, MediaType, Purchase, catalogue
from tests.smm.folders import shared

FLOWS = tuple(flow.value for flow in Flow)
AMOUNTS = ("money_eur_low", "money_eur_high", "hours_per_week_low", "hours_per_week_high")


def test_the_catalogue_has_40_channels_of_all_three_types():
    assert len(catalogue()) == 40
    assert sum(len(catalogue().of_type(media_type)) for media_type in MediaType) == 40
    assert all(catalogue().of_type(media_type) for media_type in MediaType)


def test_the_catalogue_is_that_of_the_source():
    with (shared("evidence") / "channels.csv").open(encoding="utf-8", newline="") as file:
        source = {row["id"]: row for row in csv.DictReader(file)}
    assert list(catalogue()) == list(source)
    for name, channel in catalogue().items():
        row = source[name]
        assert channel.media_type == row["media_type"], name
        assert [channel.capability(flow) for flow in Flow] == [row[flow] for flow in FLOWS], name
        assert [getattr(channel, field) for field in AMOUNTS] == [float(row[field]) for field in AMOUNTS], name
        assert channel.money_unit == row["money_unit"], name
        assert set(channel.formats) == set(row["formats"].split("|")), name


@pytest.mark.parametrize("channel", catalogue().values(), ids=lambda c: c.id)
def test_every_channel_speaks_both_languages_and_gives_its_reasons(channel):
    assert channel.name_en and channel.name_it
    assert channel.flow_reason and channel.flow_reason_it
    assert channel.cost_driver and channel.cost_driver_it
    assert bool(channel.notes) == bool(channel.notes_it)
    assert channel.cost_status == "assumption" or channel.cost_status.startswith("based on ")
    assert channel.formats


@pytest.mark.parametrize("channel", catalogue().values(), ids=lambda c: c.id)
def test_every_channel_carries_some_flow_and_has_ranges_in_order(channel):
    assert any(channel.capability(flow) is not Capability.NONE for flow in Flow)
    assert 0 <= channel.money_eur_low <= channel.money_eur_high
    assert 0 <= channel.hours_per_week_low <= channel.hours_per_week_high


@pytest.mark.parametrize("language", Language)
def test_names_and_short_names_are_all_different(language):
    names = [channel.name(language) for channel in catalogue().values()]
    short = [channel.short_name(language) for channel in catalogue().values()]
    assert len(set(names)) == len(set(short)) == 40
    assert all(0 < len(name) <= 40 for name in short)


@pytest.mark.parametrize(
    ("name", "purchase"),
    [
        ("website", Purchase.TIME),
        ("youtube_channel", Purchase.TIME),
        ("meta_ads", Purchase.IMPRESSIONS),
        ("google_search_ads", Purchase.CLICKS),
        ("click_to_message_ads", Purchase.CHATS),
        ("influencer_partnership", Purchase.UNITS),
        ("affiliate_programme", Purchase.UNITS),
        ("google_reviews", Purchase.NOTHING),
        ("press_coverage", Purchase.NOTHING),
    ],
)
def test_how_presence_is_bought(name, purchase):
    assert catalogue()[name].purchase is purchase


@pytest.mark.parametrize(
    ("money_unit", "unit"),
    [
        ("EUR/month if outsourced", "month"),
        ("EUR/1000 impressions", "impressions"),
        ("EUR/chat started", "chat"),
        ("EUR/1000", "1000"),
        ("EUR/", "month"),
        ("euros", "month"),
        ("", "month"),
    ],
)
def test_what_a_price_buys(money_unit, unit):
    assert Channel(id="own_1", media_type="paid", money_unit=money_unit).unit == unit


def test_a_channel_of_ones_own_extends_the_catalogue_and_leaves_it_as_it_was():
    own = Channel(id="radio", name_en="Radio", media_type="paid")
    extended = catalogue().extended((own,))
    assert extended["radio"] is own and list(extended) == [*catalogue(), "radio"]
    assert "radio" not in catalogue()


def test_a_name_falls_back_to_the_other_language_then_to_a_number_then_to_the_id():
    def named(name="own_2", **fields):
        return Channel(id=name, media_type="owned", **fields).name(Language.EN)

    assert named(name_it="Radio") == "Radio"
    assert named() == "Your channel 2"
    assert named("market_stall") == "market_stall"


@pytest.mark.parametrize("name", ["<b>", "a<script>", "tab\there", "line\nbreak", "nul\x00", "\u202eabc", "x" * 81])
@pytest.mark.parametrize("field", ["name_en", "name_it"])
def test_names_with_markup_control_characters_or_too_long_are_refused(field, name):
    with pytest.raises(ValidationError):
        Channel(id="own_1", media_type="owned", **{field: name})


@pytest.mark.parametrize("name", ["", "1st", "Radio", "ra dio", "ra-dio", "è", "x" * 41, "blog\n"])
def test_ids_that_are_not_snake_case_are_refused(name):
    with pytest.raises(ValidationError):
        Channel(id=name, media_type="owned")


@pytest.mark.parametrize(
    "fields",
    [
        {"money_eur_low": 5, "money_eur_high": 1},
        {"hours_per_week_low": 5, "hours_per_week_high": 1},
        {"money_eur_high": float("inf")},
        {"hours_per_week_low": -1},
        {"formats": ["smell"]},
        {"company_to_consumer": "very"},
        {"colour": "red"},
    ],
)
def test_impossible_channels_are_refused(fields):
    with pytest.raises(ValidationError):
        Channel(**({"id": "own_1", "media_type": "owned"} | fields))


def test_formats_are_read_from_a_list_and_from_a_cell():
    expected = (Format.MESSAGE, Format.PHOTO)
    for value in ("message|photo", ["message", "photo"]):
        assert Channel(id="own_1", media_type="owned", formats=value).formats == expected


def test_ids_are_those_of_the_interface():
    assert [m.value for m in MediaType] == ["owned", "paid", "earned"]
    assert list(FLOWS) == ["company_to_consumer", "consumer_to_company", "consumer_to_consumer"]
    assert [f.value for f in Format] == ["message", "photo", "video", "link"]
    assert [c.value for c in Capability] == ["none", "low", "medium", "high"]


def test_a_catalogue_is_a_mapping():
    assert "blog" in catalogue() and catalogue().get("nothing") is None
    assert len(Catalogue(())) == 0
    with pytest.raises(KeyError):
        catalogue()["nothing"]
