"""The least a Streamlit page with a slider and a Plotly chart can be; what ours is measured against."""

import gc

import pandas  # noqa: F401  (Streamlit loads it for tables; ours does too)
import plotly.graph_objects as go
import streamlit as st


@st.cache_resource(max_entries=1)
def still() -> None:
    gc.collect()
    gc.freeze()


still()
hours = st.slider("Hours", 0.0, 40.0, 10.0, step=0.5, key="hours")
figure = go.Figure(go.Bar(x=["a", "b", "c"], y=[hours, 20, 30]), layout={"height": 360})
st.plotly_chart(figure, key="chart", theme=None)
