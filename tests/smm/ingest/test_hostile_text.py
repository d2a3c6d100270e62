"""Hostile texts are read or refused with a clear message, inside a stated memory and time."""

import random
import subprocess
import sys

import pytest

from tests.smm.folders import PROJECT

MEMORY = 1_500_000_000
"""Bytes of address space the whole process may use."""
SECONDS = 120
LIMITED = f"""
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
sys.argv = ["smm", "read", *sys.argv[1:], "--lang", "en"]
runpy.run_module("smm", run_name="__main__")
"""


def read(folder, data):
    (folder / "odd.csv").write_bytes(data)
    command = [sys.executable, "-c", LIMITED, str(folder / "odd.csv"), "--out", str(folder / "out")]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: b"a,b,c\n1,2,3\n" + b"x" * 100_000_000, "3 columns"),
        (lambda: b'a,b,c\n1,2,"' + b"x" * 100_000_000, "1 row, 3 columns"),
        (
            lambda: b"\n".join([b",".join(b"c%d" % i for i in range(1_000_000)), b",".join([b"1"] * 1_000_000)]),
            "1,000,000",
        ),
        (lambda: b"a,b,c\n1,2," + b"x," * 20_000_000, "at most 2 million columns"),
        (lambda: b"\n" * 20_000_000, "at most 5 million lines"),
        (lambda: random.Random(1).randbytes(3_000_000), "is no table"),
        (lambda: b"a,b,c\n" + b"1,\0\0,3\n" * 20_000, "20,000 rows, 3 columns"),
        (lambda: b'"' * 5_000_000, "columns"),
        (lambda: b"a,b,c\n1,2,3\n" + b'1,"2,3\n' * 20_000, "20,001 rows, 3 columns"),
    ],
    ids=[
        "a line of 100 MB",
        "a quote never closed",
        "a million columns",
        "a line of 20 million cells",
        "only line ends",
        "random bytes",
        "zeros",
        "only quotes",
        "a stray quote in every row",
    ],
)
def test_it_ends_in_time_and_memory(tmp_path, data, said):
    status, words = read(tmp_path, data())
    assert said in words
    assert (status == 0) == ("at most" not in said and "no table" not in said)
