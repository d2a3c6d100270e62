"""Limits of single channels and of the three kinds of media: in words, each to take away, and one at a time to set."""

from typing import Any

import streamlit as st

from pages.ui import state
from pages.ui.literal import literal
from pages.ui.plan_field import plan_field
from smm.i18n import Translator
from smm.limits import ChannelLimits, GroupLimits
from smm.media import MediaType
from smm.optimisation.words.mix import limits_in_words
from smm.plan import Plan
from smm.words import MEDIA_TYPES

CHOSEN = "limit_of"
PRESENCES = (0.05, 0.1, 0.25, 0.5)
"""Shares of a full presence to choose from."""


def limits(t: Translator) -> None:
    """Draw the limits there are, and the fields of one more; nothing of it is drawn before it is opened."""
    plan = state.plan()
    with st.popover(t("Limits"), icon=":material/tune:", key="limits", on_change="rerun") as folded:
        if folded.open:
            _those_set(limits_in_words(plan, t), t)
            _one_more(plan, t)
            _presence(plan, t)


def _those_set(said: dict[str, str], t: Translator) -> None:
    for name, words in said.items():
        with st.container(horizontal=True, vertical_alignment="center", key=f"limit_{name}"):
            st.markdown(literal(words))
            st.button(
                t("Remove"), key=f"unlimit_{name}", type="tertiary", icon=":material/close:",
                on_click=_remove, args=(name,),
            )  # fmt: skip


def _one_more(plan: Plan, t: Translator) -> None:
    names = {kind.value: t(MEDIA_TYPES[kind]) for kind in MediaType}
    names |= {channel.id: channel.name(t.language) for channel in plan.channels.values()}
    chosen = st.selectbox(
        t("Set a limit for"),
        list(names),
        index=None,
        format_func=lambda name: names.get(name, name),
        placeholder=t("a channel, or a kind of media"),
        key=state.key(CHOSEN),
    )
    if chosen in names:
        _fields(chosen, plan, t)


def _presence(plan: Plan, t: Translator) -> None:
    """Ask how much a channel in use gets at least, as a share of a full, steady presence."""
    now = plan.limits.presence_if_used
    plan_field(
        st.selectbox,
        t("A channel in use gets at least"),
        "limit_presence",
        now,
        _with_presence,
        options=sorted({*PRESENCES, now or 0.1}),
        index=None,
        placeholder=t("no limit"),
        format_func=lambda share: t("{share} of a full presence", share=t.percent(share)),
        help=t("A full presence is a steady one, as in the catalogue of channels."),
    )


def _with_presence(plan: Plan, share: Any) -> Plan:
    asked = None if share is None else float(share)
    return plan.model_copy(update={"limits": plan.limits.model_copy(update={"presence_if_used": asked})})


def _remove(name: str) -> None:
    state.change(lambda plan: _with(plan, name, GroupLimits() if name in tuple(MediaType) else ChannelLimits()))


def _of(plan: Plan, name: str) -> GroupLimits:
    if name in tuple(MediaType):
        return plan.limits.groups.get(MediaType(name), GroupLimits())
    return plan.limits.channels.get(name, ChannelLimits())


def _with(plan: Plan, name: str, new: GroupLimits) -> Plan:
    """Return the plan with the limits of a channel or a kind of media; limits that ask nothing are left out."""
    part, key = ("groups", MediaType(name)) if name in tuple(MediaType) else ("channels", name)
    kept = {one: value for one, value in getattr(plan.limits, part).items() if one != key}
    found = kept if new == type(new)() else kept | {key: new}
    return plan.model_copy(update={"limits": plan.limits.model_copy(update={part: found})})


def _set(plan: Plan, name: str, field: str, value: Any) -> Plan:
    if value is None and not field.endswith("_most"):
        value = 0.0
    return _with(plan, name, _of(plan, name).model_copy(update={field: value}))


def _shown(now: GroupLimits, field: str) -> float | None:
    """Return what a field shows: nothing where nothing is asked."""
    value: float | None = getattr(now, field)
    return value if value or field.endswith("_most") else None


def _fields(name: str, plan: Plan, t: Translator) -> None:
    now = _of(plan, name)
    if isinstance(now, ChannelLimits):
        plan_field(
            st.toggle,
            t("Keep what it has today"),
            f"limit_{name}_locked",
            now.locked,
            lambda p, value: _set(p, name, "locked", bool(value)),
        )
        if now.locked:
            return
    currency = plan.profile.currency
    words = {
        "hours_least": t("At least, hours"),
        "hours_most": t("At most, hours"),
        "money_least": t("At least, {currency}", currency=currency),
        "money_most": t("At most, {currency}", currency=currency),
    }
    if isinstance(now, ChannelLimits):
        words["hours_if_used"] = t("If used, at least hours")
        words["money_if_used"] = t("If used, at least {currency}", currency=currency)
    with st.container(horizontal=True, gap="medium", key="limit_fields"):
        for field, label in words.items():
            plan_field(
                st.number_input,
                label,
                f"limit_{name}_{field}",
                _shown(now, field),
                lambda p, value, field=field: _set(p, name, field, None if value is None else float(value)),
                min_value=0.0,
                value=None,
                step=1.0 if field.startswith("hours") else 10.0,
                placeholder=t("no limit"),
                format="%g",
                width=150,
            )
