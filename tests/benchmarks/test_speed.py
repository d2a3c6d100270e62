"""How fast the parts are that people wait for. Run with ``pytest tests/benchmarks --benchmark-enable``."""

import os
import subprocess
import sys

import pytest

from smm.assessment import assess
from smm.link import decode, encode
from smm.media import catalogue
from smm.plan import Plan
from smm.trades import template
from tests.smm.folders import DATA, PROJECT

EVERY_CHANNEL = Plan(
    mix=[{"channel": name, "money": 50, "hours": 2} for name in catalogue()],
    answers={"company_to_consumer": "always", "consumer_to_company": "often", "consumer_to_consumer": "sometimes"},
)


@pytest.mark.benchmark(group="score")
def test_score_of_40_channels_with_1024_draws(benchmark):
    assert benchmark(assess, EVERY_CHANNEL).spread.draws == 1024


@pytest.mark.benchmark(group="link")
def test_make_a_link(benchmark):
    assert benchmark(encode, template("cafe"))


@pytest.mark.benchmark(group="link")
def test_open_a_link(benchmark):
    assert benchmark(decode, encode(template("cafe"))) == template("cafe")


KEEPS_BYTECODE = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As people run it: compiled once, as the installed packages are, and not again for each process."""


def run(*arguments):
    return subprocess.run(
        [sys.executable, *arguments], cwd=PROJECT, env=KEEPS_BYTECODE, capture_output=True, check=True
    )


@pytest.mark.benchmark(group="process", min_rounds=20, warmup=True, warmup_iterations=1)
def test_process_that_scores_a_plan(benchmark):
    assert benchmark(run, "-m", "smm", "score", str(DATA / "examples" / "bar_centrale.json"), "--json").stdout


@pytest.mark.benchmark(group="process", min_rounds=20, warmup=True, warmup_iterations=1)
def test_process_that_only_imports_pydantic_and_numpy(benchmark):
    benchmark(run, "-c", "import pydantic, numpy")
