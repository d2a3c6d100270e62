"""Show a picture of a result: title, figure, sentence, and its data to read and take away."""

from collections.abc import Callable

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.ui.literal import literal
from smm.charts import Chart
from smm.i18n import Translator
from smm.table import Kind, Table

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}


def picture(chart: Chart, t: Translator, currency: str = "EUR", titled: bool = True) -> None:
    """Draw a chart with everything the same result says around it; its title too, unless it stands elsewhere."""
    draw(chart, titled)
    details(lambda: chart, t, currency, chart.id)


def draw(chart: Chart, titled: bool = True) -> None:
    """Draw title, figure and words in three elements: what follows a slider should be few."""
    figure(chart, titled)
    words(chart)


def figure(chart: Chart, titled: bool = True) -> None:
    """Draw a chart and the title above it."""
    if titled:
        heading(chart.title, 3)
    st.plotly_chart(chart.figure, theme=None, key=f"chart_{chart.id}", config=CONFIG, alt=chart.alt)


def words(chart: Chart) -> None:
    """Draw the sentence of a chart, and below it how to read it."""
    st.markdown(f"**{literal(chart.sentence)}**\n\n:small[:gray[{literal(chart.subtitle)}]]")


def heading(text: str, level: int, where: DeltaGenerator | None = None) -> DeltaGenerator:
    """Draw a heading beside a slider, or another in its place; return the place.

    The browser draws a heading of Streamlit's anew for each message of a run, but not one of Markdown.
    """
    return (where or st).markdown(f"{'#' * level} {literal(text)}")


def details(chart: Callable[[], Chart], t: Translator, currency: str, name: str = "effort") -> None:
    """Offer the numbers behind a picture; they are drawn, and asked for, only when opened."""
    with st.expander(t("The numbers behind it"), key=f"data_{name}", on_change="rerun") as folded:
        if folded.open:
            show_table(chart().table, t, name, currency)


def show_table(table: Table, t: Translator, name: str, currency: str = "EUR") -> None:
    """Draw a table that scrolls inside itself, and offer it as a file."""
    text = [column.name for column in table.columns if column.kind is Kind.TEXT]
    cells = [[literal(cell) for cell in row] for row in table.written(t, currency)]  # a table reads Markdown too
    frame = pd.DataFrame(cells, columns=[column.name for column in table.columns])
    right = "_".join(f"right{i}" for i, column in enumerate(table.columns, 1) if column.kind is not Kind.TEXT)
    with st.container(key=f"table_{name}_{right}_"):  # the style sheet aligns these columns
        st.table(frame.set_index(text[0]) if text else frame)
    st.download_button(
        t("Download as CSV"),
        table.to_csv(t.language),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"download_{name}",
        icon=":material/download:",
        on_click="ignore",
    )
