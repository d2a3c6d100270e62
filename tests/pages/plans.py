"""The plans every screen is tried with."""

from smm.measured import Measured
from smm.media import Capability, Channel, MediaType, catalogue
from smm.mix import HOURS_LIMIT, MONEY_LIMIT
from smm.plan import Plan
from smm.trades import example, start, template

MARKUP = """R&D 'a' "b" [x](http://y.example) `c` *d* _e_ $f$ g$ :red[h] ~i~ :smile: #j"""
"""A name that Markdown, TeX and HTML would all like to read in their own way."""
INNOCENT = "Zanzibar Quasimodo"
"""A name that no screen would show by chance."""


def own(name: str, media_type: MediaType, words: str = "", **fields: object) -> Channel:
    """Return a channel that the catalogue does not have."""
    return Channel(
        id=name,
        name_it=words,
        name_en=words,
        media_type=media_type,
        company_to_consumer=Capability.HIGH,
        consumer_to_company=Capability.MEDIUM,
        **fields,
    )


def _extreme() -> Plan:
    custom = (own("own_1", MediaType.OWNED), own("own_2", MediaType.PAID), own("market_stall", MediaType.EARNED))
    names = [*catalogue(), *(channel.id for channel in custom)]
    return Plan(
        profile={"audience": 1e10, "hour_price": 1e7},
        mix=[{"channel": name, "money": MONEY_LIMIT, "hours": HOURS_LIMIT} for name in names],
        custom_channels=custom,
        answers={
            "consumer_to_consumer": "always",
            "consumer_to_company": "always",
            "company_to_consumer": "always",
            "active": "yes",
            "direction": "many_way",
        },
        weights=dict.fromkeys(("understand", "serve", "optimise", "capitalise", "cocreate"), 1000.0),
        limits={"money": 0.0, "hours": 0.0},
    )


def named(name: str) -> Plan:
    """Return a filled plan whose business and whose own channels (the busiest ones) all carry a name."""
    custom = (own("own_1", MediaType.OWNED, name), own("own_2", MediaType.PAID, name))
    mix = [{"channel": "own_1", "hours": 60.0}, {"channel": "own_2", "money": 900.0, "hours": 2.0}]
    return Plan(
        profile={"name": name}, mix=mix, custom_channels=custom, answers=template("gym").answers, limits={"hours": 5.0}
    )


EARNED = Plan(
    mix=[{"channel": "google_reviews", "hours": 3.0}, {"channel": "user_content", "hours": 2.5}],
    answers={"consumer_to_consumer": "often", "consumer_to_company": "sometimes", "active": "no"},
)
HALF_OPEN = start("restaurant").model_copy(
    update={"answers": Plan(answers={"company_to_consumer": "always", "consumer_to_company": "rarely"}).answers}
)
MEASURED = Measured(
    messages=1234,
    company_to_consumer=0.3,
    consumer_to_company=0.68,
    consumer_to_consumer=0.02,
    reply_rate=0.12,
    first_reply_minutes=1810.5,
    two_way_thread_share=0.05,
    multi_party_thread_share=0.01,
    inbound_a_month=210.5,
    level="unheard",
)
PLANS = {
    "empty": Plan(),
    "cafe": template("cafe"),
    "facebook_page_2014": example("facebook_page_2014"),
    "extreme": _extreme(),
    "earned": EARNED,
    "half_open": HALF_OPEN,
    "measured": template("cafe").with_measured(MEASURED),
}
