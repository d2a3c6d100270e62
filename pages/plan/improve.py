"""What to do with the money and hours there are: the best mix against today's, proven."""

import streamlit as st

from pages.ui import improve_closer, state
from pages.ui.empty import no_mix
from pages.ui.improve_asked import asked, fewer_channels
from pages.ui.improve_found import doubt_for, explain, few_for, find_rest, found_for
from pages.ui.improve_use import moves, use, way_back
from pages.ui.literal import literal
from pages.ui.navigation import go, steps
from pages.ui.opening import take_away
from pages.ui.picture import picture
from smm.charts import best_mix_chart
from smm.optimisation.clash import LimitsError
from smm.optimisation.results import Optimum
from smm.optimisation.words.mix import certificate, compared, exchanged, helps

t = state.translator()
presenting = state.presenting()
plan = state.plan()

if not (presenting and plan.used):
    st.title(t("What to do with your money and hours"), anchor=False)


def headline(found: Optimum) -> None:
    """Draw today against the best mix, the proof, and beside them what to do next."""
    main, beside = (st.container(), None) if presenting else st.columns([12, 8], gap="large")
    with main:
        picture(best_mix_chart(found, t, presenting, doubt_for(plan)), t, plan.profile.currency)
        if not presenting:
            st.markdown(f"{literal(certificate(found, t))} :material/verified:")
    if beside is not None:
        with beside:
            moves(plan, t)
            use(found, t)
            few = few_for(plan)
            if few:
                fewer_channels(few, t)
            take_away(t)


def answer() -> None:
    """Draw the best mix of the plan, or say why there is none."""
    try:
        found = found_for(plan)
    except LimitsError as error:
        explain(error, plan, t)
        return
    if not helps(found):
        st.subheader(literal(compared(found, t)), anchor=False)
        st.info(exchanged(found, t))
        if st.button(t("To the 5 questions"), key="to_questions", type="primary", icon=":material/forum:"):
            go("conversation")
        return
    if presenting:  # the choice first: what is chosen takes the place of the main picture, and nothing moves
        if not improve_closer.closer(found, t, presenting):
            headline(found)
        working = st.empty()
    else:
        headline(found)
        working = st.empty()
        improve_closer.closer(found, t, presenting)
    find_rest(found, working, t)


if not plan.used:
    no_mix(t)
else:
    if not presenting:
        way_back(t)
        asked(t)
    answer()

steps("improve", t, presenting)
