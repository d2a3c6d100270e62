"""What ``import smm`` offers and what it leaves out."""

import json
import subprocess
import sys

import pytest

import smm
from tests.smm.folders import PROJECT

HEAVY = {"streamlit", "plotly", "pandas", "scipy"}


def loaded_by(code):
    """Every module in memory after some code ran in a fresh process."""
    command = [sys.executable, "-c", f"{code}\nimport json, sys; print(json.dumps(list(sys.modules)))"]
    return set(json.loads(subprocess.run(command, cwd=PROJECT, capture_output=True, check=True).stdout))


def test_exported_names_are_sorted_and_every_one_resolves():
    assert smm.__all__ == sorted(smm.__all__)
    assert len(set(smm.__all__)) == len(smm.__all__)
    for name in smm.__all__:
        assert getattr(smm, name).__name__ == name
        assert name in dir(smm)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        smm.nothing


def test_importing_smm_alone_loads_nothing_heavy():
    assert not loaded_by("import smm") & (HEAVY | {"numpy", "pydantic"})


@pytest.mark.parametrize(
    "code",
    [
        "import smm; smm.assess(smm.template('cafe'))",
        "import smm; smm.decode(smm.encode(smm.template('cafe')))",
        "import smm; smm.read_mix_csv(b'canale;euro\\nblog;3\\n', smm.catalogue())",
        "import smm; [getattr(smm, name) for name in smm.__all__]",
        "import smm.cli, smm.advice, smm.drivers, smm.reference, smm.steps, smm.own_channel, smm.table",
    ],
)
def test_working_with_plans_loads_no_screen_no_charts_and_no_dataframes(code):
    assert not loaded_by(code) & HEAVY


def test_no_module_of_the_package_imports_the_screen():
    for path in (PROJECT / "smm").rglob("*.py"):
        assert "import streamlit" not in path.read_text(encoding="utf-8"), path
        assert "from streamlit" not in path.read_text(encoding="utf-8"), path
