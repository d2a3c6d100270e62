"""The app: ``streamlit run app.py``.

The server imports this file once and finds :class:`streamlit.App`; every session then runs ``pages/ui/script.py``.
That script lives away from the folder ``pages`` because Streamlit takes a folder of that name beside the main script
for its older kind of multipage app, and answers the first deep link with «Page not found».
A test runs this file as a script, and sees the same screens.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.ui import frame, shell

if get_script_run_ctx(suppress_warning=True) is None:
    frame.keep_memory_still()
    app = st.App("pages/ui/script.py", on_script_error=frame.failed)
else:
    shell.draw()
