"""A failure on a screen says what failed; in the app itself only its place goes to the log."""

import pytest
from streamlit import config


@pytest.fixture(autouse=True, scope="session")
def _say_what_failed():
    config.set_option("client.showErrorDetails", "full")
