"""The mix as a table: edited in place, pasted from a spreadsheet, or read from a small CSV file."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from pages.ui import state
from pages.ui.literal import literal
from smm.errors import MixTableError, Problem
from smm.i18n import N_, Translator
from smm.mix import merged
from smm.mix_table import MixTable, mix_rows, read_mix_csv, read_mix_rows
from smm.plan import Plan
from smm.table import Column, Kind, Table


def sheet(t: Translator) -> None:
    """Draw the table view with its upload."""
    st.markdown(
        t("Paste rows from a spreadsheet, or write in the table: channel, money, hours. Then press «Use this table».")
    )
    plan = state.plan()
    names = (t("channel"), t("money"), t("hours"))
    rows = mix_rows(merged(plan.mix), plan.channels, t.language)
    edited = st.data_editor(
        pd.DataFrame(rows, columns=names).astype({names[0]: "str", names[1]: "float", names[2]: "float"}),
        key=state.key(f"sheet_{t.language}"),
        num_rows="dynamic",
        hide_index=True,
        column_config={
            names[0]: st.column_config.TextColumn(width="medium", required=True),
            names[1]: st.column_config.NumberColumn(min_value=0, format="localized"),
            names[2]: st.column_config.NumberColumn(min_value=0, format="localized"),
        },
        alt=t("Editable table of the mix: channel, money and hours a month"),
    )
    with st.container(horizontal=True, key="sheet_actions"):
        if st.button(t("Use this table"), key="use_sheet", type="primary", icon=":material/check:"):
            cells = edited.astype(object).where(edited.notna(), None).to_numpy().tolist()
            _use(lambda: read_mix_rows([list(names), *cells], plan.channels), t)
        st.download_button(
            t("Download as CSV"),
            _table(plan, t).to_csv(t.language),
            file_name="mix.csv",
            mime="text/csv",
            key="download_mix",
            icon=":material/download:",
            on_click="ignore",
        )
    st.text_area(
        t("Or paste here: channel, money, hours"),
        key=state.key("pasted"),
        persist_state="session",
        placeholder="canale;euro;ore\nPagina Facebook;0;13\nInserzioni Meta (Facebook e Instagram);50;1"
        if t.language.value == "it"
        else "channel,money,hours\nFacebook Page,0,13\nMeta ads (Facebook and Instagram),50,1",
        height=120,
    )
    if st.button(t("Use the pasted rows"), key="use_pasted", icon=":material/content_paste:"):
        content = st.session_state[state.key("pasted")].encode()
        _use(lambda: read_mix_csv(content, plan.channels), t)
    _upload(plan, t)


def _upload(plan: Plan, t: Translator) -> None:
    st.markdown(t("**Or a CSV file** with the headings channel; money; hours, in Italian or English."))
    st.caption(t("The box below is in English: «Upload» means choose a file. The limit is 1 MB."))
    file = st.file_uploader(t("CSV file of the mix"), type=["csv", "txt"], key=state.key("mix_file"), max_upload_size=1)
    if file is not None and st.button(t("Use this file"), key="use_file", type="primary", icon=":material/check:"):
        _use(lambda: read_mix_csv(file.getvalue(), plan.channels), t)


def _use(read: Callable[[], MixTable], t: Translator) -> None:
    """Put a table's rows into the mix; with a bad row nothing changes and every bad row is named."""
    try:
        table = read()
    except MixTableError as error:
        _explain(error.problems, t)
        return
    if table.problems:
        _explain(table.problems, t)
        st.info(t("Your mix has not changed. Correct these rows and try again."))
        return
    state.replace(state.plan().model_copy(update={"mix": table.allocations}))
    state.notify(N_("The table is now your mix."))
    st.rerun()


def _explain(problems: tuple[Problem, ...], t: Translator) -> None:
    for problem in problems[:20]:
        st.error(literal(problem.explain(t.language)), icon=":material/error:")


def _table(plan: Plan, t: Translator) -> Table:
    columns = (
        Column(name=t("channel")),
        Column(name=t("money"), kind=Kind.MONEY),
        Column(name=t("hours"), kind=Kind.HOURS),
    )
    return Table(columns=columns, rows=tuple(map(tuple, mix_rows(merged(plan.mix), plan.channels, t.language))))
