"""One channel's exact amounts, alone on the screen with the picture that follows them."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.ui import focus, live, state
from pages.ui.browser import follow_in_address
from pages.ui.mix_rows import allocation_in, step_field, step_in
from pages.ui.picture import heading
from pages.ui.plan_field import plan_field
from smm.charts import Chart
from smm.i18n import Translator
from smm.media import Channel, Format
from smm.mix import Allocation
from smm.plan import Plan
from smm.steps import Step
from smm.words import FORMATS

HOURS_TOP = 40.0
"""More than any channel asks for «a lot»; on a phone a thumb still finds half an hour."""
MONEY_TOP = 1e6


def exact(name: str, chart: Callable[[], Chart], t: Translator) -> None:
    """Draw everything about one channel: the other channels step aside while its amounts are set.

    Nothing is put in a box or a row of its own: the browser draws all of them again for each message of a run, and the
    picture that follows the slider waits for it.
    """
    plan = state.plan()
    channel, allocation = plan.channels[name], allocation_in(plan, name)
    heading(channel.name(t.language), 1)
    controls, beside = st.columns([11, 9], gap="large")
    title = heading(chart().title, 3, beside)
    with controls:
        step_field(channel, t("How much you use it"), plan, t)
        _hours(channel, step_in(plan, channel), (title, beside), chart, t)
        _money_and_formats(channel, allocation, plan, t)
        _ways(name, t)


def _ways(name: str, t: Translator) -> None:
    st.button(t("Done"), key="exact_done", type="primary", icon=":material/check:", on_click=focus.on, args=(None,))
    st.button(
        t("Remove this channel"),
        key=f"remove_{name}",
        type="tertiary",
        icon=":material/delete:",
        on_click=_remove,
        args=(name,),
    )


def _remove(name: str) -> None:
    state.change(lambda plan: plan.without_channel(name))
    focus.on(None)


@st.fragment
def _hours(
    channel: Channel,
    shown: Step,
    places: tuple[DeltaGenerator, DeltaGenerator],
    chart: Callable[[], Chart],
    t: Translator,
) -> None:
    """Draw the hours of a channel; moving them redraws the picture without running the whole screen.

    The whole screen runs only when the three-step control, which stands outside and has ``shown``, must move too.
    """
    plan = state.plan()
    if step_in(plan, channel) is not shown:
        st.rerun()
    live.follow(*places, chart(), plan, t)  # first, so that the picture leaves for the browser before the fields do
    hours = float(allocation_in(plan, channel.id).hours)
    plan_field(
        st.slider,
        t("Hours a month"),
        f"hours_{channel.id}",
        hours,
        lambda p, hours: _set(p, channel.id, hours=float(hours)),
        min_value=0.0,
        max_value=max(HOURS_TOP, hours),
        step=0.5,
        format="localized",
    )
    follow_in_address()


def _money_and_formats(channel: Channel, allocation: Allocation, plan: Plan, t: Translator) -> None:
    if channel.moved_by_money or allocation.money:
        plan_field(
            st.number_input,
            t("Money a month, in {currency}", currency=t.currency(plan.profile.currency)),
            f"money_{channel.id}",
            float(allocation.money),
            lambda p, money: _set(p, channel.id, money=float(money)),
            min_value=0.0,
            max_value=max(MONEY_TOP, float(allocation.money)),
            step=10.0,
            format="%g",
        )
    else:
        st.caption(t("Money does not buy this: it comes from what others do. Your hours do count."))
    plan_field(
        st.pills,
        t("What is exchanged there"),
        f"formats_{channel.id}",
        [f.value for f in (allocation.formats if allocation.formats is not None else channel.formats)],
        lambda p, formats: _set(p, channel.id, formats=tuple(Format(f) for f in formats)),
        options=[f.value for f in Format],
        format_func=lambda f: t(FORMATS[Format(f)]) if f in tuple(Format) else str(f),
        selection_mode="multi",
    )


def _set(plan: Plan, name: str, **amounts: object) -> Plan:
    return plan.with_allocation(allocation_in(plan, name).model_copy(update=amounts))
