"""Bring in exports: drop files, see what was understood, correct it, put the spend into the mix."""

import streamlit as st

from pages.ui import state
from pages.ui.bring_in import file_box, undo
from pages.ui.navigation import steps

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
        + t("The box below is in English: «Upload» means choose files. The limit is 20 MB each.")
    )
    dropped = st.file_uploader(
        t("Files of data"), accept_multiple_files=True, key=state.key("data_files"), max_upload_size=20
    )
    undo(t)
    for number, file in enumerate(dropped or ()):
        file_box(file.name, file.getvalue(), number, t)

steps("import", t, presenting)
