"""From a typed table to where it belongs: the mix, or what is measured."""

import streamlit as st

from pages.ui import state
from pages.ui.accept_posts import posts
from pages.ui.accept_spend import spend
from pages.ui.dropped_file import Drop
from pages.ui.into_mix import button
from pages.ui.literal import literal
from pages.ui.waiting import wait
from smm.i18n import N_, Translator
from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.meaning import Imported
from smm.ingest.understanding.roles import VOICES
from smm.ingest.with_mix import mix_of
from smm.plan import Plan


def accept(drop: Drop, found: Imported, t: Translator) -> None:
    """Offer to put a table where it belongs."""
    if found.kind in (Kind.SPEND, Kind.WEEKLY):
        spend(drop, found, t)
    elif found.kind is Kind.POSTS:
        posts(drop, found, t)
    elif found.kind is Kind.MIX:
        _mix(found, drop.owner, t)
    elif found.kind in VOICES:
        wait(drop.name, found, drop.owner, t)


def _mix(found: Imported, owner: str, t: Translator) -> None:
    table = mix_of(found, state.plan().channels)
    for problem in table.problems[:5]:
        st.error(literal(problem.explain(t.language)), icon=":material/error:")

    def with_table(now: Plan) -> Plan:
        for allocation in table.allocations:
            now = now.with_allocation(allocation)
        return now

    button(owner, bool(table.allocations), with_table, N_("The table is in your mix."), t)
