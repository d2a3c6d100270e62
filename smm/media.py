"""Media: what people exchange, who can speak to whom on a channel, and the catalogue of channels.

In the source article media are not platforms but what is exchanged on them (messages, photos, videos, links); they
are owned, paid or earned; and a channel is judged by the three flows it can carry.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, cached_property
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from smm.i18n import Language, Translator
from smm.resources import rows


class MediaType(StrEnum):
    """Whose the medium is: the company's own, bought, or given by others."""

    OWNED = "owned"
    PAID = "paid"
    EARNED = "earned"


class Flow(StrEnum):
    """Who communicates with whom."""

    COMPANY_TO_CONSUMER = "company_to_consumer"
    CONSUMER_TO_COMPANY = "consumer_to_company"
    CONSUMER_TO_CONSUMER = "consumer_to_consumer"


class Format(StrEnum):
    """What is exchanged."""

    MESSAGE = "message"
    PHOTO = "photo"
    VIDEO = "video"
    LINK = "link"


class Capability(StrEnum):
    """How well a channel can carry a flow."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Purchase(StrEnum):
    """How presence on a channel is bought."""

    TIME = "time"
    """Somebody's hours, at the price of an hour (owned channels)."""
    IMPRESSIONS = "impressions"
    CLICKS = "clicks"
    CHATS = "chats"
    UNITS = "units"
    """Posts, articles, events, customers, …: a price times a usual number a month."""
    NOTHING = "nothing"
    """Money does not buy it (earned channels)."""


NAME_LENGTH = 80
ID_PATTERN = r"^[a-z][a-z0-9_]{0,39}$"
PRICE_LIMIT = 1e7
HOURS_A_WEEK_LIMIT = 1e4
SMALLEST = 1e-6
"""Smallest price or number of hours that is not zero."""


def plain_name(value: Any) -> Any:
    """Refuse a name that carries markup or control characters; trim the rest."""
    if isinstance(value, str):
        if any(c in "<>" or not c.isprintable() for c in value):
            raise ValueError("plain_name")
        return value.strip()
    return value


def not_tiny(value: float) -> float:
    """Refuse an amount so small that dividing by it would overflow; zero is fine."""
    if 0 < value < SMALLEST:
        raise ValueError("not_tiny")
    return value


def _split_formats(value: Any) -> Any:
    return [part for part in value.split("|") if part] if isinstance(value, str) else value


PlainName = Annotated[str, BeforeValidator(plain_name), Field(max_length=NAME_LENGTH)]
Price = Annotated[float, Field(strict=True, ge=0, le=PRICE_LIMIT, allow_inf_nan=False), AfterValidator(not_tiny)]
WeeklyHours = Annotated[
    float, Field(strict=True, ge=0, le=HOURS_A_WEEK_LIMIT, allow_inf_nan=False), AfterValidator(not_tiny)
]


class Channel(BaseModel):
    """A place where media are exchanged, with its flows and what it costs to be there.

    Attributes
    ----------
    money_eur_low, money_eur_high : float
        Price of one ``money_unit`` (EUR a month, a click, 1,000 impressions, a post, …).
    hours_per_week_low, hours_per_week_high : float
        Hours a week of a small and of a full presence.

    Notes
    -----
    A custom channel of a plan takes the same fields as a row of ``data/channels.csv``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str = Field(pattern=ID_PATTERN)
    name_en: PlainName = ""
    name_it: PlainName = ""
    media_type: MediaType
    company_to_consumer: Capability = Capability.NONE
    consumer_to_company: Capability = Capability.NONE
    consumer_to_consumer: Capability = Capability.NONE
    flow_reason: str = Field("", max_length=300)
    flow_reason_it: str = Field("", max_length=300)
    formats: Annotated[tuple[Format, ...], BeforeValidator(_split_formats)] = tuple(Format)
    cost_driver: str = Field("", max_length=200)
    cost_driver_it: str = Field("", max_length=200)
    money_eur_low: Price = 0
    money_eur_high: Price = 0
    money_unit: str = Field("EUR/month", max_length=40)
    hours_per_week_low: WeeklyHours = 1
    hours_per_week_high: WeeklyHours = 4
    cost_status: str = Field("assumption", max_length=200)
    notes: str = Field("", max_length=300)
    notes_it: str = Field("", max_length=300)

    @model_validator(mode="after")
    def _ranges_in_order(self) -> "Channel":
        if self.money_eur_low > self.money_eur_high or self.hours_per_week_low > self.hours_per_week_high:
            raise ValueError("range_order")
        return self

    def name(self, language: Language) -> str:
        """Return the name in a language, or whichever name there is."""
        first, second = (self.name_it, self.name_en) if language is Language.IT else (self.name_en, self.name_it)
        return first or second or _unnamed(self.id, language)

    def short_name(self, language: Language) -> str:
        """Return the name without what follows in brackets or after a slash, for small places.

        Examples
        --------
        >>> catalogue()["meta_ads"].short_name(Language.EN)
        'Meta ads'
        """
        return self.name(language).partition(" (")[0].partition(" / ")[0].partition(", ")[0]

    def capability(self, flow: Flow) -> Capability:
        """Return how well the channel carries a flow."""
        return Capability(getattr(self, flow.value))

    @cached_property
    def capability_ranks(self) -> tuple[int, ...]:
        """Position of each flow's capability on the scale none, low, medium, high, in the order of :class:`Flow`."""
        scale = list(Capability)
        return tuple(scale.index(self.capability(flow)) for flow in Flow)

    @cached_property
    def unit(self) -> str:
        """What one price buys, the first word after ``EUR/``: ``month``, ``click``, ``post``, …

        Examples
        --------
        >>> catalogue()["meta_ads"].unit, catalogue()["facebook_page"].unit
        ('impressions', 'month')
        """
        words = self.money_unit.partition("/")[2].split() or ["month"]
        return words[1] if words[0] == "1000" and len(words) > 1 else words[0]

    @cached_property
    def purchase(self) -> Purchase:
        """How presence here is bought."""
        if self.media_type is MediaType.OWNED:
            return Purchase.TIME
        if self.media_type is MediaType.EARNED or self.money_eur_high == 0:
            return Purchase.NOTHING
        bought_as = {"impressions": Purchase.IMPRESSIONS, "click": Purchase.CLICKS, "chat": Purchase.CHATS}
        return bought_as.get(self.unit, Purchase.UNITS)

    @cached_property
    def moved_by_hours(self) -> bool:
        """Whether hours make presence here (they do not make impressions, nor what nobody can touch)."""
        return self.purchase is not Purchase.IMPRESSIONS and self.hours_per_week_high > 0

    @property
    def moved_by_money(self) -> bool:
        """Whether money makes presence here."""
        return self.purchase is not Purchase.NOTHING


def _unnamed(channel: str, language: Language) -> str:
    """Name a custom channel whose name stayed behind: a link carries no names."""
    own, _, number = channel.partition("_")
    t = Translator(language)
    return t("Your channel {number}", number=number) if own == "own" and number else channel


class Catalogue(Mapping[str, Channel]):
    """Channels by id, in the order of the file: the catalogue's own, then a plan's custom ones.

    Examples
    --------
    >>> len(catalogue()), catalogue()["google_reviews"].media_type
    (40, <MediaType.EARNED: 'earned'>)
    """

    def __init__(self, channels: tuple[Channel, ...]) -> None:
        self._channels = {channel.id: channel for channel in channels}

    def __getitem__(self, key: str) -> Channel:
        return self._channels[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._channels)

    def __len__(self) -> int:
        return len(self._channels)

    def of_type(self, media_type: MediaType) -> tuple[Channel, ...]:
        """Return the channels of one media type, in order."""
        return tuple(c for c in self._channels.values() if c.media_type is media_type)

    def extended(self, custom: tuple[Channel, ...]) -> "Catalogue":
        """Return a catalogue that also holds custom channels."""
        return Catalogue((*self._channels.values(), *custom)) if custom else self


@cache
def catalogue() -> Catalogue:
    """Return the catalogue of ``data/channels.csv`` (40 channels)."""
    return Catalogue(tuple(Channel.model_validate_strings(row) for row in rows("channels.csv")))
