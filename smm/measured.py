"""What a log of messages said, as it travels in a plan: a few numbers, no names, no texts."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from smm.levels import Current, Level
from smm.media import Flow

Share = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]
Positive = Annotated[float, Field(strict=True, ge=0, le=1e12, allow_inf_nan=False)]

ROUNDING = 1e-6
"""By how much the shares of the flows may add up to more than one."""


class Measured(BaseModel):
    """The measured conversation of a plan; ``None`` is what the log could not tell.

    Attributes
    ----------
    used : bool
        Whether the benefits are computed from these numbers instead of the answers.
    messages : int
        Messages in the log.
    company_to_consumer, consumer_to_company, consumer_to_consumer : float, optional
        Shares of the messages, 0 to 1.
    reply_rate : float, optional
        Of the threads a consumer opened, the share in which the company answers.
    first_reply_minutes : float, optional
        Median, in minutes.
    inbound_a_month : float, optional
        Messages of consumers to the company in a month.
    level : Level, optional
        The verdict under the thresholds of the day.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    used: Annotated[bool, Field(strict=True)] = True
    messages: Annotated[int, Field(strict=True, ge=0, le=10**12)]
    company_to_consumer: Share | None = None
    consumer_to_company: Share | None = None
    consumer_to_consumer: Share | None = None
    reply_rate: Share | None = None
    first_reply_minutes: Positive | None = None
    two_way_thread_share: Share | None = None
    multi_party_thread_share: Share | None = None
    inbound_a_month: Positive | None = None
    level: Level | None = None

    @model_validator(mode="after")
    def _parts_of_one_whole(self) -> "Measured":
        if sum(self.share(flow) or 0.0 for flow in Flow) > 1.0 + ROUNDING:
            raise ValueError("shares_total")
        return self

    def share(self, flow: Flow) -> float | None:
        """Return the share of the messages that run in a flow."""
        value: float | None = getattr(self, flow.value)
        return value

    def currents(self, full_share: float) -> dict[Current, float | None]:
        """Return how alive each current is: each share against the one of a fully alive flow, and the reply rate.

        Examples
        --------
        >>> measured = Measured(messages=10, company_to_consumer=0.5, consumer_to_company=0.5, reply_rate=0.4)
        >>> {current.value: value for current, value in measured.currents(1 / 3).items()}
        {'broadcast': 1.0, 'voice': 1.0, 'dialogue': 0.4, 'community': None}
        """
        shares = {flow: self.share(flow) for flow in Flow}
        alive = {flow: None if share is None else min(1.0, share / full_share) for flow, share in shares.items()}
        return {
            Current.BROADCAST: alive[Flow.COMPANY_TO_CONSUMER],
            Current.VOICE: alive[Flow.CONSUMER_TO_COMPANY],
            Current.DIALOGUE: self.reply_rate,
            Current.COMMUNITY: alive[Flow.CONSUMER_TO_CONSUMER],
        }
