"""The model once more, slowly: plain loops over the data files, written from the formulas and not from the package.

It reads a plan document (plain data, as in a plan file) and uses nothing of ``smm`` and no arrays.
"""

import csv
import math
from functools import cache

from tests.smm.folders import DATA

BENEFITS = ("understand", "serve", "optimise", "capitalise", "cocreate")
CURRENTS = ("broadcast", "voice", "dialogue", "community")


@cache
def parameters():
    with (DATA / "parameters.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: float(row["mode"]) for row in csv.DictReader(file)}


@cache
def catalogue():
    with (DATA / "channels.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def assess(document):
    """Return {benefit: {score, potential, contributions}} and the weighted means of a plan document."""
    channels = {**catalogue(), **{c["id"]: c for c in document["custom_channels"]}}
    money, hours = {}, {}
    for row in document["mix"]:
        money[row["channel"]] = money.get(row["channel"], 0.0) + row["money"]
        hours[row["channel"]] = hours.get(row["channel"], 0.0) + row["hours"]
    presences = {name: presence(channels[name], money[name], hours[name], document["profile"]) for name in money}
    alive = liveliness(document["answers"], document["measured"])
    everything = dict.fromkeys(CURRENTS, 1.0)
    results = {}
    for benefit in BENEFITS:
        doses = {name: dose(benefit, channels[name], presences[name], alive) for name in presences}
        potentials = [dose(benefit, channels[name], presences[name], everything) for name in presences]
        total = sum(doses.values())
        score = 100.0 * (1.0 - math.exp(-total))
        results[benefit] = {
            "score": score,
            "potential": 100.0 * (1.0 - math.exp(-sum(potentials))),
            "contributions": {name: score * d / total if total > 0 else 0.0 for name, d in doses.items()},
        }
    return results


def mean(results, weights, key):
    """Return the weighted mean of a number over the benefits; equal weights when all are zero."""
    if sum(weights.values()) == 0:
        weights = dict.fromkeys(BENEFITS, 1.0)
    return sum(weights[b] * results[b][key] for b in BENEFITS) / sum(weights.values())


def dose(benefit, channel, there, alive):
    total = 0.0
    for current in CURRENTS:
        weight = parameters()[f"weight_{benefit}_{current}"]
        total += weight * capability(channel, current) * alive[current]
    return parameters()["response"] * there * total


def capability(channel, current):
    out, back, among = (
        parameters()[f"capability_{channel[flow]}"]
        for flow in ("company_to_consumer", "consumer_to_company", "consumer_to_consumer")
    )
    return {"broadcast": out, "voice": back, "dialogue": min(out, back), "community": among}[current]


def liveliness(answers, measured):
    """Return how alive each current is: what a used log says, and the answers where it says nothing."""
    log = measured if measured and measured["used"] else {}
    alive = {}
    for current, flow in (
        ("broadcast", "company_to_consumer"),
        ("voice", "consumer_to_company"),
        ("community", "consumer_to_consumer"),
    ):
        alive[current] = parameters()[f"frequency_{answers[flow] or 'never'}"]
        if log.get(flow) is not None:
            alive[current] = min(1.0, log[flow] / parameters()["measured_full_share"])
    alive["dialogue"] = min(alive["broadcast"], alive["voice"]) * parameters()[f"active_{answers['active'] or 'no'}"]
    if log.get("reply_rate") is not None:
        alive["dialogue"] = log["reply_rate"]
    return alive


def presence(channel, money, hours, profile):
    full_hours = hours_of_full_presence(channel)
    full_money = money_of_full_presence(channel, full_hours, profile)
    if channel["media_type"] == "paid" and "1000 impressions" in channel["money_unit"] and full_money != math.inf:
        full_hours = math.inf
    u = money / full_money + hours / full_hours
    return u / (1.0 + u)


def hours_of_full_presence(channel):
    low, high = float(channel["hours_per_week_low"]), float(channel["hours_per_week_high"])
    return middle(low, high) * parameters()["weeks_per_month"] if high > 0 else math.inf


def money_of_full_presence(channel, full_hours, profile):
    p, unit = parameters(), channel["money_unit"]
    low, high = float(channel["money_eur_low"]), float(channel["money_eur_high"])
    if channel["media_type"] == "owned":
        return full_hours * profile["hour_price"]
    if channel["media_type"] == "earned" or high == 0:
        return math.inf
    price = middle(low, high)
    if "1000 impressions" in unit:
        return price * p["impressions_per_person"] * profile["audience"] / 1000
    if unit.startswith("EUR/click"):
        return price * p["clicks_per_person"] * profile["audience"]
    if unit.startswith("EUR/chat"):
        return price * p["chats_per_person"] * profile["audience"]
    for name in ("post", "article", "event", "customer"):
        if unit.startswith(f"EUR/{name}"):
            return price * p[f"units_{name}"]
    return price * p["units_other"]


def middle(low, high):
    """Return the geometric middle; a low end of zero is read as a share of the high end."""
    return math.sqrt((low or parameters()["zero_floor"] * high) * high)
