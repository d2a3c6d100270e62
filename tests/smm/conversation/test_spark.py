"""The same expressions on a real Spark cluster: exact for counts, within a billionth for quantiles and shares."""

import json
import subprocess
import sys

import pytest

from smm.conversation.engines.duckdb import DuckDBEngine
from smm.conversation.measure import Asked, measure_paths
from smm.conversation.summary import summary
from tests.smm.conversation.cluster import cluster, settings
from tests.smm.conversation.logs import faulty
from tests.smm.folders import PROJECT


def approximately(found):
    """A value with every number that is no count as nearly itself."""
    if isinstance(found, dict):
        return {name: approximately(value) for name, value in found.items()}
    if isinstance(found, list):
        return [approximately(value) for value in found]
    return pytest.approx(found, rel=1e-9) if isinstance(found, float) else found


def test_a_cluster_of_two_workers_says_what_one_process_says(tmp_path):
    log = tmp_path / "log.csv"
    log.write_bytes(faulty())
    with DuckDBEngine() as engine:
        here = measure_paths(engine, [log], Asked(zone="Europe/Rome")).conversation
    assert here.quality.cyclic and here.quality.dangling and here.quality.duplicates and here.quality.rejected
    with cluster(tmp_path) as url:
        command = ["diagnose", str(log), "--json", "--engine", "spark", "--master", url, "--zone", "Europe/Rome"]
        done = subprocess.run(
            [sys.executable, "-m", "smm", *command],
            cwd=PROJECT,
            env=settings(tmp_path),
            capture_output=True,
            check=False,
            text=True,
        )
    assert done.returncode == 1, done.stderr  # the log has rejected rows
    there = json.loads(done.stdout)
    assert there == approximately(json.loads(json.dumps(summary(here))))
