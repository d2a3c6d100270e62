"""Where the project's own files and its source material live."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT / "data"
SHARED = PROJECT.parent / "shared"


def shared(name):
    """Return a folder of the source material; skip the test only where that folder is not at hand."""
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"the folder ../shared/{name} is not here")
    return folder
