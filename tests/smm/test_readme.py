"""What the README shows is what the package says."""

import re

from click.testing import CliRunner

from smm.cli import main
from tests.smm.folders import DATA, PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [content for name, content in fenced if name == language]


def test_the_numbers_of_the_python_example():
    (code,) = blocks("python")
    names = {}
    exec(code, names)
    result = names["result"]
    shown = dict(re.findall(r"^result\.(\S+)\s+# (.+)$", code, re.MULTILINE))
    low, median, high = (round(value, 1) for value in result.spread.total)
    assert shown == {
        "diagnosis.level": str(result.diagnosis.level.__class__.__name__) + "." + result.diagnosis.level.name,
        "scores.total": f"{result.scores.total:.1f} points of 100",
        "spread.total": f"Interval(low={low}, median={median}, high={high})",
    }


def test_what_it_says_of_the_real_page():
    said = (
        CliRunner().invoke(main, ["score", str(DATA / "examples" / "facebook_page_2014.json"), "--lang", "en"]).output
    )
    (shown,) = [block for block in blocks("") if "locked" in block]
    assert shown.strip() in said


def test_what_it_says_of_the_made_up_messages():
    log = str(DATA / "examples" / "messages.csv")
    (shown,) = [block for block in blocks("") if "Two-way threads" in block]
    assert CliRunner().invoke(main, ["diagnose", log, "--lang", "en", "--no-network"]).output.strip() == shown.strip()
