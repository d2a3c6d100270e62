"""A file in the box of the data screen."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

LONG = 1_000_000
"""Bytes from which reading shows how far it is, and can be stopped."""


@dataclass(frozen=True)
class Drop:
    """A file in the box: its name and bytes, what stands for it in keys, and what names its kept results."""

    name: str
    content: bytes
    owner: str
    id: str

    @property
    def long(self) -> bool:
        """Whether work on it shows how far it is."""
        return len(self.content) >= LONG


def drops_of(files: Sequence[UploadedFile]) -> list[Drop]:
    """Return the dropped files; each keeps its number when another is taken away."""
    numbers: dict[str, int] = st.session_state.setdefault("drop_numbers", {})
    for file in files:
        numbers.setdefault(file.file_id, len(numbers))
    return [Drop(file.name, file.getvalue(), str(numbers[file.file_id]), file.file_id) for file in files]
