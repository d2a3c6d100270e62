"""Files of the data screen: those in the box, and those dropped before the person looked elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from pages.ui.literal import literal
from smm.i18n import Translator

LONG = 1_000_000
"""Bytes from which reading shows how far it is, and can be stopped."""
BOX = "drops"


@dataclass(frozen=True)
class Drop:
    """A dropped file: its name and bytes, what stands for it in keys, and what names its kept results.

    ``earlier`` files stand in no box any more: the box forgets its files when it is not drawn.
    """

    name: str
    content: bytes
    owner: str
    id: str
    earlier: bool = False

    @property
    def long(self) -> bool:
        """Whether work on it shows how far it is."""
        return len(self.content) >= LONG


def box(label: str, largest: int, key: str = BOX) -> list[Drop]:
    """Draw a box for files, and return what was dropped in it now and earlier in this session."""
    earlier: list[Drop] = st.session_state.setdefault(f"{key}_earlier", [])
    if key not in st.session_state:
        earlier.extend(replace(drop, earlier=True) for drop in st.session_state.get(f"{key}_now", ()))
    files = st.file_uploader(label, accept_multiple_files=True, key=key, max_upload_size=largest)
    st.session_state[f"{key}_now"] = _drops(files or ())
    return dropped(key)


def dropped(key: str) -> list[Drop]:
    """Return what was dropped in a box in this session, also where the box is not drawn."""
    return [*st.session_state.get(f"{key}_earlier", ()), *st.session_state.get(f"{key}_now", ())]


def heading(drop: Drop, t: Translator) -> None:
    """Draw the name of a file, and for one that is in no box any more the way to be rid of it."""
    st.subheader(literal(drop.name), anchor=False)
    away(drop, t)


def away(drop: Drop, t: Translator, key: str = BOX) -> None:
    """Offer to be rid of a file that is in no box any more."""
    if drop.earlier:
        words = t("Take this file away")
        st.button(words, key=f"away_{drop.owner}", icon=":material/close:", on_click=_forget, args=(key, drop.id))


def _forget(key: str, name: str) -> None:
    st.session_state[f"{key}_earlier"] = [drop for drop in st.session_state[f"{key}_earlier"] if drop.id != name]


def _drops(files: Sequence[UploadedFile]) -> list[Drop]:
    """Return the files in the box; each keeps its number when another is taken away."""
    numbers: dict[str, int] = st.session_state.setdefault("drop_numbers", {})
    for file in files:
        numbers.setdefault(file.file_id, len(numbers))
    return [Drop(file.name, file.getvalue(), str(numbers[file.file_id]), file.file_id) for file in files]
