"""The example made from 500 real posts is what its script makes of them."""

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
