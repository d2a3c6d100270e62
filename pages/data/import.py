"""Bring in exports: drop files, see what was understood, correct it, put it into the mix."""

import streamlit as st

from pages.ui import state
from pages.ui.drop import boxes
from pages.ui.dropped_file import box
from pages.ui.helping_files import samples, saved_columns
from pages.ui.into_mix import undo
from pages.ui.kept import forget_others
from pages.ui.navigation import steps
from pages.ui.waiting import waiting_list

LARGEST = 50  # megabytes of one file

t = state.translator()
presenting = state.presenting()

st.title(t("Bring in your data"), anchor=False)
if presenting:
    st.info(t("Files are not shown on a shared screen."))
else:
    st.markdown(t("Drop an export as it is: CSV, Excel, JSON or Parquet, from any platform, in any language."))
    st.caption(
        t("Names become pseudonyms and texts are dropped at once; nothing is kept on the server's disk.")
        + " "
        + t("The box below is in English: «Upload» means choose files. The limit is {size} MB each.", size=LARGEST)
    )
    drops = box(t("Files of data"), LARGEST)
    samples(t)
    saved = saved_columns(t)
    undo(t)
    forget_others(drop.id for drop in drops)
    boxes(drops, saved, t)
    waiting_list(t)

steps("import", t, presenting)
