"""``python -m smm optimise``: JSON for machines, words for people, refusals without a traceback."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from smm.cli import main
from smm.optimisation.advise import advise
from smm.optimisation.best import optimise
from smm.trades import example
from tests.smm.folders import DATA

BAR = DATA / "examples" / "bar_centrale.json"


def run(*arguments):
    return CliRunner().invoke(main, ["optimise", *map(str, arguments)], catch_exceptions=False)


def test_the_json_holds_the_numbers_of_the_best_mix():
    printed, found = json.loads(run(BAR, "--json").stdout), optimise(example("bar_centrale"))
    assert printed["objective"] == found.objective and printed["gap"] == found.gap
    assert printed["shadow_price"] == {"money": found.money.price, "hours": found.hours.price}
    assert printed["allocation"].keys() == found.allocation.keys()
    for channel in printed["allocation"].values():
        assert 0 <= channel["hours_low"] <= channel["hours_high"] <= 30 * (1 + 1e-9)
        assert 0 <= channel["money_low"] <= channel["money_high"] <= 100 * (1 + 1e-9)


def test_the_json_holds_everything_that_is_said():
    printed, advice = json.loads(run(BAR, "--json", "--target", 60).stdout), advise(example("bar_centrale"), 60.0)
    assert printed == json.loads(json.dumps(advice.summary()))
    assert printed["proof"] == {"bound": advice.best.objective + advice.best.gap, "choices": False, "rounds": 0}
    assert printed["uncertainty"]["chance"] == advice.doubt.chance
    assert printed["uncertainty"]["robust"]["allocation"].keys() == advice.doubt.robust.channels.keys()
    assert printed["least_effort"]["target"] == 60 and printed["least_effort"]["reached"]
    assert [step["changes"] for step in printed["small_steps"]] == [1, 2, 3]
    assert printed["levels"][0]["changes"] == {"active": "yes"}
    assert printed["frontiers"]["hours"]["gain"] == advice.frontiers["hours"].gain
    for channel in printed["allocation"].values():
        assert channel["hours_share_low"] <= channel["hours_share_median"] <= channel["hours_share_high"] <= 1


@pytest.mark.parametrize("language", ["it", "en"])
def test_words_say_the_two_scores(language):
    result = run(BAR, "--lang", language, "--money", 300, "--hours", 26)
    assert result.exit_code == 0 and "43" in result.stdout


def test_limits_that_clash_are_refused_in_words(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text('{"version": 1, "limits": {"hours": 1, "channels": {"blog": {"hours_least": 6}}}}')
    result = run(path, "--lang", "en")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "limits.channels.blog.hours_least" in result.stderr


def test_a_score_imports_neither_the_search_nor_scipy():
    code = (
        "import sys, smm; smm.assess(smm.template('cafe'));"
        "print([m for m in sys.modules if m.startswith(('scipy', 'smm.optimisation'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
