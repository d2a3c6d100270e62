"""Derive the example plan ``facebook_page_2014.json`` from 500 real posts of one brand.

The posts are the public research set of Moro, Rita & Vala (2016), Journal of Business Research 69(9),
doi 10.1016/j.jbusres.2016.02.010: one cosmetics brand's Facebook page, January to December 2014. Run it from the top
of the project with the path of the file::

    python data/examples/facebook_page_2014.py PATH/facebook_posts.csv > data/examples/facebook_page_2014.json

What becomes what:

====================================  ==================================================================
in the file                           in the plan
====================================  ==================================================================
``Paid`` = 1                          channel *boosted_posts*; every other post is *facebook_page*
``Type`` Photo, Status, Link, Video   formats photo, message, link, video of each channel
posts a month                         hours, at half an hour a post (assumption)
impressions of paid posts             money: the bought part of them (1 − 1/1.45, evidence D01) at the middle
                                      of the catalogue's price of 1,000 impressions
largest ``Page total likes``          audience
posts with at least one comment       *customers to you*, by share of posts
posts with at least one share         *customers to each other*, by share of posts
posts a month                         *you to customers*: daily or nearly is *always*
likes                                 nothing: likes are never conversation (evidence D05)
the brand's replies                   not in the file, so the conversation is not credited as active
====================================  ==================================================================
"""

import csv
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from smm.diagnosis import Activity, Answers, Frequency
from smm.evidence import evidence
from smm.i18n import Language
from smm.ingest.to_plan import HOURS_A_POST
from smm.media import Format, catalogue
from smm.mix import Allocation
from smm.plan import Limits, Plan, Profile

FORMATS = {"Photo": Format.PHOTO, "Status": Format.MESSAGE, "Link": Format.LINK, "Video": Format.VIDEO}
FREQUENCY_FROM = ((0.9, Frequency.ALWAYS), (0.5, Frequency.OFTEN), (0.25, Frequency.SOMETIMES), (0.0, Frequency.RARELY))
"""Share of posts that got at least one comment or share; none at all is *never* (assumption)."""

Post = dict[str, str]


def derive(posts: list[Post]) -> Plan:
    """Return the plan that a list of posts describes."""
    months = len({post["Post Month"] for post in posts})
    boosted = [post for post in posts if post["Paid"] == "1"]
    unpaid = [post for post in posts if post["Paid"] != "1"]
    money = round(_bought_impressions(boosted) / months / 1000 * _price_of_a_thousand())
    return Plan(
        language=Language.EN,
        profile=Profile(audience=max(_number(post, "Page total likes") for post in posts)),
        mix=(
            Allocation(channel="facebook_page", hours=_hours(unpaid, months), formats=_formats(unpaid)),
            Allocation(channel="boosted_posts", money=money, hours=_hours(boosted, months), formats=_formats(boosted)),
        ),
        answers=Answers(
            company_to_consumer=Frequency.ALWAYS if len(posts) / months >= 20 else Frequency.OFTEN,
            consumer_to_company=_frequency(posts, "comment"),
            consumer_to_consumer=_frequency(posts, "share"),
            active=Activity.NO,
        ),
        limits=Limits(),
    )


def _number(post: Post, column: str) -> float:
    return float(post[column] or 0)


def _hours(posts: list[Post], months: int) -> float:
    return round(len(posts) / months * HOURS_A_POST, 1)


def _formats(posts: list[Post]) -> tuple[Format, ...]:
    found = {FORMATS[post["Type"]] for post in posts}
    return tuple(f for f in Format if f in found)


def _frequency(posts: list[Post], column: str) -> Frequency:
    share = sum(_number(post, column) > 0 for post in posts) / len(posts)
    return next(word for least, word in FREQUENCY_FROM if share >= least) if share else Frequency.NEVER


def _bought_impressions(boosted: list[Post]) -> float:
    multiplier = evidence()["D01"].value or 1.0
    return sum(_number(post, "Lifetime Post Total Impressions") for post in boosted) * (1 - 1 / multiplier)


def _price_of_a_thousand() -> float:
    channel = catalogue()["boosted_posts"]
    return (channel.money_eur_low * channel.money_eur_high) ** 0.5


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8-sig", newline="") as file:
        sys.stdout.write(derive(list(csv.DictReader(file, delimiter=";"))).dumps())
