"""Random but sensible plans, and documents that are not plans at all."""

from hypothesis import strategies as st
from pydantic import ValidationError

from smm.diagnosis import Activity, Answers, Direction, Frequency, Level
from smm.i18n import Language
from smm.measured import Measured
from smm.media import Capability, Channel, Flow, Format, MediaType, catalogue
from smm.mix import Allocation
from smm.own_numbers import ENDS, SCALES, OwnNumbers, plays_a_part
from smm.parameters import default_parameters
from smm.plan import Limits, Plan, Profile, Weights
from smm.scenario import Scenario, ScenarioKind

UNITS = (
    "EUR/month",
    "EUR/click",
    "EUR/1000 impressions",
    "EUR/chat started",
    "EUR/post",
    "EUR/article",
    "EUR/event",
    "EUR/customer",
    "EUR/month if outsourced",
)
MONEY = st.one_of(st.just(0.0), st.integers(0, 5_000).map(float), st.floats(0, 20_000, allow_subnormal=False))
HOURS = st.one_of(st.just(0.0), st.integers(0, 80).map(float), st.floats(0, 300, allow_subnormal=False))
NAMES = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="<>"), max_size=80
)
PLAIN_NAMES = NAMES.filter(lambda name: name.isprintable())
FORMATS = st.lists(st.sampled_from(Format), unique=True).map(tuple)
CAPABILITIES = st.sampled_from(Capability)


def ranges(low, high):
    """Pairs (low, high) whose high end is at most a hundred times the low, as in the catalogue; or starting at 0."""
    ends = st.tuples(st.floats(low, high), st.floats(1, 100)).map(lambda pair: (pair[0], pair[0] * pair[1]))
    return st.one_of(ends, st.floats(low, high).map(lambda top: (0.0, top)))


@st.composite
def own_channels(draw, name, media_types=tuple(MediaType)):
    media_type = draw(st.sampled_from(media_types))
    money = draw(st.one_of(st.just((0.0, 0.0)), ranges(0.01, 500)))
    no_hours = st.nothing() if media_type is MediaType.OWNED else st.just((0.0, 0.0))
    hours = draw(st.one_of(ranges(0.1, 20), no_hours))
    return Channel(
        id=name,
        name_en=draw(PLAIN_NAMES),
        name_it=draw(PLAIN_NAMES),
        media_type=media_type,
        company_to_consumer=draw(CAPABILITIES),
        consumer_to_company=draw(CAPABILITIES),
        consumer_to_consumer=draw(CAPABILITIES),
        formats=draw(FORMATS),
        money_eur_low=money[0],
        money_eur_high=money[1],
        money_unit=draw(st.sampled_from(UNITS)),
        hours_per_week_low=hours[0],
        hours_per_week_high=hours[1],
    )


FREQUENCIES = st.one_of(st.none(), st.sampled_from(Frequency))
ANSWERS = st.builds(
    Answers,
    consumer_to_consumer=FREQUENCIES,
    consumer_to_company=FREQUENCIES,
    company_to_consumer=FREQUENCIES,
    active=st.one_of(st.none(), st.sampled_from(Activity)),
    direction=st.one_of(st.none(), st.sampled_from(Direction)),
)
WEIGHT = st.one_of(st.sampled_from([0.0, 1.0, 3.0]), st.floats(0, 1000, allow_subnormal=False))
WEIGHTS = st.builds(Weights, understand=WEIGHT, serve=WEIGHT, optimise=WEIGHT, capitalise=WEIGHT, cocreate=WEIGHT)
LIMITS = st.builds(Limits, money=st.one_of(st.none(), MONEY), hours=st.one_of(st.none(), HOURS))
PROFILES = st.builds(
    Profile,
    name=PLAIN_NAMES,
    trade=st.sampled_from(["", "cafe", "gym", "my_trade"]),
    audience=st.one_of(st.just(10_000.0), st.floats(10, 1e7)),
    currency=st.sampled_from(["EUR", "USD", "CHF"]),
    hour_price=st.one_of(st.just(40.0), st.floats(1, 500)),
)


@st.composite
def measurements(draw, **known):
    """Measured conversations; what the log could not tell is ``None``, the three shares are of the same messages."""
    parts = draw(st.tuples(*[st.one_of(st.just(0.0), st.floats(0, 1, allow_subnormal=False))] * 3))
    whole = max(1.0, sum(parts))
    fields = {flow.value: draw(st.sampled_from([None, part / whole])) for flow, part in zip(Flow, parts, strict=True)}
    share = st.one_of(st.none(), st.floats(0, 1, allow_subnormal=False))
    amount = st.one_of(st.none(), st.floats(0, 1e6, allow_subnormal=False))
    for name in ("reply_rate", "two_way_thread_share", "multi_party_thread_share"):
        fields[name] = draw(share)
    for name in ("first_reply_minutes", "inbound_a_month"):
        fields[name] = draw(amount)
    fields |= {"used": draw(st.booleans()), "messages": draw(st.integers(0, 10**7))}
    return Measured(**fields | {"level": draw(st.one_of(st.none(), st.sampled_from(Level)))} | known)


@st.composite
def own_numbers(draw, names=tuple(default_parameters()), channels=tuple(catalogue())):
    """Own numbers a person may well set: parameters around their usual values, and ranges of channels."""
    found = {}
    for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=4)):
        usual = default_parameters()[name]
        value = st.floats(usual.least, min(usual.most, max(10.0 * usual.high, usual.least)), allow_subnormal=False)
        low, mode, high = sorted((draw(value), draw(value), draw(value)))
        found[name] = {"low": low, "mode": mode, "high": high}
    for name in draw(st.lists(st.sampled_from(channels), unique=True, max_size=3)):
        for kind, most in (("hours", 90.0), ("price", 900.0)):
            if plays_a_part(catalogue()[name], kind) and draw(st.booleans()):
                low, high = draw(ranges(0.01, most / 100))
                found[f"{kind}:{name}"] = {"low": low, "high": high}
    for scale in SCALES:  # the steps of a scale rise
        if found.keys() & set(scale):
            steps = [[found.get(n, default_parameters()[n].model_dump())[end] for n in scale] for end in ENDS]
            columns = zip(*map(sorted, steps), strict=True)
            found |= {n: dict(zip(ENDS, column, strict=True)) for n, column in zip(scale, columns, strict=True)}
    try:
        return Plan(numbers=found).numbers
    except ValidationError:  # a benefit without weights
        return OwnNumbers()


NUMBERS = own_numbers()
MEASURED = st.one_of(st.none(), measurements())


@st.composite
def allocations(draw, names):
    formats = draw(st.one_of(st.none(), FORMATS))
    return Allocation(channel=draw(st.sampled_from(names)), money=draw(MONEY), hours=draw(HOURS), formats=formats)


@st.composite
def scenarios(draw, names, answers=ANSWERS):
    mix = tuple(draw(st.lists(allocations(names), max_size=4)))
    return Scenario(name=draw(PLAIN_NAMES), kind=draw(st.sampled_from(ScenarioKind)), mix=mix, answers=draw(answers))


@st.composite
def plans(draw, answers=ANSWERS, largest=8, measured=st.none(), numbers=st.just(OwnNumbers()), kept=0):
    ids = draw(st.lists(st.sampled_from(["own_1", "own_2", "radio", "market_stall"]), unique=True, max_size=3))
    names = [*catalogue(), *ids * 5]  # repeated, so that a plan's own channels are drawn often enough
    return Plan(
        language=draw(st.sampled_from(Language)),
        profile=draw(PROFILES),
        mix=tuple(draw(st.lists(allocations(names), max_size=largest))),
        custom_channels=tuple(draw(own_channels(name)) for name in ids),
        answers=draw(answers),
        measured=draw(measured),
        weights=draw(WEIGHTS),
        limits=draw(LIMITS),
        numbers=draw(numbers),
        scenarios=tuple(draw(st.lists(scenarios(names, answers), max_size=kept))),
    )


ANY_TEXT = st.text(st.characters(), max_size=40)
"""Every code point there is, lone surrogates too."""

JSON_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), ANY_TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(ANY_TEXT, inner, max_size=4)),
    max_leaves=12,
)
FIELDS = st.sampled_from([*Plan.model_fields, "unknown"])


@st.composite
def damaged_documents(draw):
    """A real plan's document in which some value was replaced by any JSON value."""
    document = draw(plans(largest=3, measured=MEASURED, numbers=NUMBERS, kept=1)).model_dump(mode="json")
    place = document
    for _ in range(draw(st.integers(1, 4))):
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            break
        key = draw(st.sampled_from(keys))
        if isinstance(place[key], dict | list) and place[key] and draw(st.booleans()):
            place = place[key]
            continue
        place[key] = draw(JSON_VALUES)
        break
    if draw(st.booleans()):
        document[draw(FIELDS)] = draw(JSON_VALUES)
    return document
