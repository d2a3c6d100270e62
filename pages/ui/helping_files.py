"""Files that help to bring files in: samples, templates, and columns saved an earlier time."""

import streamlit as st

from pages.ui import state
from pages.ui.fields import KINDS
from pages.ui.literal import literal
from smm.errors import SmmError
from smm.i18n import Translator
from smm.ingest.mapping_file import SavedMapping, read_mapping
from smm.ingest.samples import sample, template
from smm.ingest.understanding.matching import Kind


def samples(t: Translator) -> None:
    """Offer a sample and a template of each kind of table."""
    with st.expander(t("Sample files and templates"), icon=":material/description:", key="samples"):
        kind = st.selectbox(t("Kind of table"), list(Kind), format_func=lambda one: t(KINDS[one]), key="sample_kind")
        with st.container(horizontal=True):
            for name, words, content in (
                ("sample", t("Download the sample"), sample(kind, t.language)),
                ("template", t("Download the template"), template(kind, t.language)),
            ):
                st.download_button(
                    words,
                    content,
                    file_name=f"{kind.value}.{name}.csv",
                    mime="text/csv",
                    key=f"{name}_file",
                    icon=":material/download:",
                    on_click="ignore",
                )


def saved_columns(t: Translator) -> SavedMapping | None:
    """Return the columns that an analyst saved an earlier time, when their file is given."""
    with st.expander(t("Use columns you saved"), icon=":material/bookmark:", key="saved_columns"):
        file = st.file_uploader(t("File of saved columns"), key=state.key("columns_file"), max_upload_size=1)
        if file is None:
            return None
        try:
            return read_mapping(file.getvalue())
        except SmmError as error:
            for line in error.explain(t.language):
                st.error(literal(line), icon=":material/error:")
            return None
