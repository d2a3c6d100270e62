"""The examples are what their scripts make."""

import csv
import importlib.util
import subprocess
import sys

from smm.plan import read_plan
from smm.trades import example
from tests.smm.folders import DATA, PROJECT, shared


def test_the_facebook_example_can_be_made_again_from_its_posts():
    posts = shared("data") / "facebook_posts.csv"
    script = DATA / "examples" / "facebook_page_2014.py"
    made = subprocess.run([sys.executable, script, posts], cwd=PROJECT, capture_output=True, check=True)
    assert read_plan(made.stdout) == example("facebook_page_2014")


def test_the_example_messages_are_what_their_script_writes():
    spec = importlib.util.spec_from_file_location("messages", DATA / "examples" / "messages.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    with (DATA / "examples" / "messages.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1:] == [list(row) for row in script.made()]
