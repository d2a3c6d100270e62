"""Measure what was brought, with progress and a way to stop; the result stays in the session alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

import streamlit as st

from pages.ui import state
from pages.ui.dropped_file import LONG
from pages.ui.kept import MEASURED
from pages.ui.literal import literal
from pages.ui.long_work import Progress, stopped, work
from smm.conversation.measure import PARAMETERS, Asked, Measurement, measure_files
from smm.errors import DataFileError
from smm.i18n import Translator
from smm.ingest.understanding.meaning import Imported
from smm.ingest.understanding.messages import NO_COMPANY, UNKNOWN_NAME

COMPANY, ZONE, ACCEPTED = "measured_company", "measured_zone", "accepted_company"
MANY = 20_000
"""Rows of tables from which measuring shows how far it is."""
CONTINENTS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


@dataclass(frozen=True)
class Brought:
    """Files and tables to measure together; ``sign`` tells them from others."""

    files: tuple[tuple[str, bytes], ...]
    tables: Mapping[str, Imported]
    sign: tuple[str, ...]
    example: bool = False

    @property
    def long(self) -> bool:
        """Whether measuring shows how far it is."""
        rows = sum(len(table.rows) for table in self.tables.values())
        return sum(len(data) for _, data in self.files) >= LONG or rows >= MANY


def measurement(brought: Brought, t: Translator) -> Measurement | None:
    """Return what was measured, or None when it was refused or stopped; says why, and asks for what is missing."""
    if stopped(MEASURED, t):
        return None
    asked = Asked(company=_company(), zone=zone(t), numbers=state.plan().numbers.only(PARAMETERS))
    sign = (brought.sign, asked)

    def measured(progress: Progress | None) -> Measurement | DataFileError:
        try:
            return measure_files(brought.files, brought.tables, asked, progress or (lambda share: None))
        except DataFileError as error:
            return error

    found = work(MEASURED, f"{MEASURED}:log", sign, measured, t, long=brought.long)
    if isinstance(found, DataFileError):
        _refused(found, t)
        return None
    st.session_state[ACCEPTED] = st.session_state.get(COMPANY)
    if not state.presenting():
        for name, problems in found.refused:
            for problem in problems:
                st.warning(literal(f"{name}: {problem.explain(t.language)}"), icon=":material/error:")
    return found


def zone(t: Translator) -> str:
    """Return the time zone of hours and weeks: the chosen one, else the usual one of the language."""
    chosen = st.session_state.get(ZONE)
    return chosen if chosen in zones() else t.pick("UTC", "Europe/Rome")


@cache
def zones() -> tuple[str, ...]:
    """Return the time zones to choose from."""
    return ("UTC", *sorted(name for name in available_timezones() if name.startswith(CONTINENTS)))


def _company() -> tuple[str, ...]:
    names = str(st.session_state.get(COMPANY) or "")
    return tuple(filter(None, (name.strip() for name in names.split(","))))


def _refused(error: DataFileError, t: Translator) -> None:
    if any(problem.message in (NO_COMPANY, UNKNOWN_NAME) for problem in error.problems):
        ask_company(error, t)
        return
    for line in dict.fromkeys(error.explain(t.language)):
        st.error(literal(line), icon=":material/error:")


def ask_company(error: DataFileError, t: Translator) -> None:
    """Ask for the name under which the company writes; a list of authors would show private names."""
    if state.presenting():
        st.info(t("The log does not say which messages are yours."))
        return
    unknown = any(problem.message == UNKNOWN_NAME for problem in error.problems)
    if unknown:
        st.error(t("Nobody of this name writes in the log. Write it as the log does."), icon=":material/error:")
    else:
        st.info(t("The log does not say which messages are yours."), icon=":material/help:")
    company_field(t)


def company_known() -> bool:
    """Return whether the company's name was given and the log knew it, so that it may stand beside the files."""
    given = st.session_state.get(COMPANY)
    return bool(given) and given == st.session_state.get(ACCEPTED)


def company_field(t: Translator) -> None:
    """Draw the field for the names under which the company writes."""
    st.text_input(
        t("The name under which you write in the log"),
        key=COMPANY,
        persist_state="session",
        help=t("As it stands in the column of authors; several names with commas between."),
    )
