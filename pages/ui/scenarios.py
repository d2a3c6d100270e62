"""Kept mixes on screen: keep, rename, duplicate, use and remove them, and compare up to four side by side."""

from collections.abc import Callable

import streamlit as st

from pages.ui import state
from pages.ui.kept import kept
from pages.ui.literal import literal
from pages.ui.picture import picture, show_table
from pages.ui.plan_field import plan_field
from smm.charts.scenarios import costs_table, scenarios_chart
from smm.i18n import N_, Translator
from smm.media import NAME_LENGTH
from smm.plan import Plan
from smm.scenario import SCENARIO_LIMIT, ScenarioKind
from smm.scenarios import MOST, Comparison, Place, compare, duplicated, keep, removed, renamed, titles, used

UNDO, MOVES = "scenario_undo", "scenario_moves"
NOW = "now"
USED = N_("Your plan now has this mix and its answers.")
COPIED = N_("There is a copy of this mix.")
REMOVED = N_("This mix is no longer kept.")
WIDTH, FIELD = 560, 300
"""Pixels, so that what belongs together stays together on a desk; a phone is narrower."""


def scenarios(t: Translator) -> None:
    """Draw the kept mixes and their comparison; on a shared screen the picture alone."""
    plan = state.plan()
    if state.presenting():
        if plan.scenarios:
            picture(scenarios_chart(_compared(plan, _places(plan)), t, True), t, plan.profile.currency)
        return
    with st.container(key="scenarios"):
        st.subheader(t("Mixes side by side"), anchor=False, help=t("Field term: {term}.", term=t("scenarios")))
        _keep_now(plan, t)
        _undo(t)
        for place in range(len(plan.scenarios)):
            _row(plan, place, t)
        if plan.scenarios:
            _comparison(plan, t)


def _keep_now(plan: Plan, t: Translator) -> None:
    """Offer to keep the plan's mix as it is now, under a name."""
    if len(plan.scenarios) >= SCENARIO_LIMIT:
        st.caption(t("A plan keeps at most {most} mixes.", most=SCENARIO_LIMIT))
        return
    if not plan.scenarios:
        st.markdown(t("Keep today's mix with its answers, then change what you like: both stand side by side."))
    where = state.key(f"scenario_name_{len(plan.scenarios)}")
    with st.container(horizontal=True, vertical_alignment="bottom", key="scenario_keep", width=WIDTH):
        st.text_input(
            t("Name of the mix to keep"),
            key=where,
            max_chars=NAME_LENGTH,
            width=FIELD,
            placeholder=t("for example: with more ads"),
        )
        st.button(
            t("Keep the mix as it is"), key="keep_mix", icon=":material/bookmark_add:", on_click=_keep, args=(where,)
        )


def _keep(where: str) -> None:
    name = str(st.session_state.get(where) or "")
    kinds = [scenario.kind for scenario in state.plan().scenarios]
    kind = ScenarioKind.MINE if ScenarioKind.TODAY in kinds else ScenarioKind.TODAY
    state.change(lambda plan: keep(plan, kind, name))


def _row(plan: Plan, place: int, t: Translator) -> None:
    """Draw one kept mix: what it is called, what it takes, and behind a tap what can be done with it."""
    scenario = plan.scenarios[place]
    title = titles(plan, t)[place]
    one = used(plan, place)
    amounts = f"{t.money(one.money, plan.profile.currency, digits=0)} · {t.hours(round(one.hours, 1))}"
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key=f"row_scenario_{place}",
        width=WIDTH,
    ):
        st.markdown(f"**{literal(title)}** :gray[{literal(amounts)}]")
        with st.popover(t("Change"), icon=":material/edit:", key=f"scenario_{place}_{_moves()}"):
            plan_field(
                st.text_input,
                t("Name of this mix"),
                f"scenario_title_{place}",
                scenario.name,
                lambda p, name: renamed(p, place, name),
                max_chars=NAME_LENGTH,
            )
            _act(t("Use this mix"), f"use_scenario_{place}", "play_arrow", USED, lambda p: used(p, place))
            _act(
                t("Duplicate"), f"copy_scenario_{place}", "content_copy", COPIED, lambda p: duplicated(p, place, title)
            )
            _act(t("Remove"), f"remove_scenario_{place}", "delete", REMOVED, lambda p: removed(p, place))


def _act(label: str, key: str, icon: str, done: str, update: Callable[[Plan], Plan]) -> None:
    st.button(label, key=key, icon=f":material/{icon}:", on_click=_done, args=(done, update))


def _done(done: str, update: Callable[[Plan], Plan]) -> None:
    """Change the plan, and keep what it was for one step back."""
    before = state.plan()
    state.change(update)
    st.session_state[MOVES] = _moves() + 1
    if state.plan() != before:
        st.session_state[state.key(UNDO)] = (done, before, state.plan())


def _moves() -> int:
    """Return how often something was done: what opens under a new key is closed again."""
    return int(st.session_state.get(MOVES, 0))


def _undo(t: Translator) -> None:
    """Say what was done last and offer to take it back, as long as nothing else was changed."""
    done, before, after = st.session_state.get(state.key(UNDO), ("", None, None))
    if before is None or after.model_copy(update={"language": t.language}) != state.plan():
        return
    with st.container(horizontal=True, vertical_alignment="center", key="scenario_undo"):
        st.markdown(t(done), width="content")
        st.button(t("Undo"), key="undo_scenario", icon=":material/undo:", on_click=_back, args=(before,))


def _back(before: Plan) -> None:
    state.change(lambda plan: before)


def _comparison(plan: Plan, t: Translator) -> None:
    names = titles(plan, t)
    st.pills(
        t("Compare, at most four"),
        list(map(_id, names)),
        format_func=lambda one: literal(names.get(_place(one), str(one))),
        selection_mode="multi",
        default=list(map(_id, _usual(plan))),
        key=_key(plan),
        persist_state="session",
    )
    chosen = st.session_state.get(_key(plan)) or []
    if len(chosen) > MOST:
        st.caption(t("Four are compared at most: these are the first four."))
    found = _compared(plan, _places(plan))
    picture(scenarios_chart(found, t), t, plan.profile.currency)
    show_table(costs_table(found, t), t, "costs", plan.profile.currency)


def _key(plan: Plan) -> str:
    return state.key(f"compared_{len(plan.scenarios)}")


def _id(place: Place) -> str:
    return NOW if place is None else str(place)


def _place(one: object) -> Place:
    return int(str(one)) if str(one).isdecimal() else None


def _usual(plan: Plan) -> list[Place]:
    """Return what is compared at first: the plan's own mix and the last ones kept."""
    count = len(plan.scenarios)
    return [None, *range(max(0, count - MOST + 1), count)]


def _places(plan: Plan) -> list[Place]:
    """Return what is compared: what was chosen, the plan's own mix first."""
    known = list(map(_id, _all(plan)))
    chosen = st.session_state.get(_key(plan)) or []
    found = [_place(one) for one in known if one in chosen]
    return found[:MOST] or _usual(plan)


def _all(plan: Plan) -> list[Place]:
    """Return every place there is, the plan's own first."""
    return [None, *range(len(plan.scenarios))]


def _compared(plan: Plan, places: list[Place]) -> Comparison:
    found: Comparison = kept("scenarios:compared", (plan, places), lambda: compare(plan, places))
    return found
