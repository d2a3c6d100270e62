"""`diagnose` of a log of 2.8 million messages against bare DuckDB reading it and joining replies to what they answer.

Run from the project folder: ``python tests/benchmarks/conversation/measure.py [ROWS] [ROUNDS]``. The two alternate, so
a slow moment of the machine meets both; time and memory are those of whole processes. ``--network`` times the network
too, ``--grow`` runs 0.28, 2.8 and 28 million messages with 2 GB for DuckDB, ``--upload`` times the first numbers of a
50 MB file in memory, as the page reads it.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
GENERATE = Path(__file__).with_name("generate.py")
BARE = """
import sys, duckdb
duckdb.sql("SET enable_progress_bar = false")
duckdb.sql("CREATE TEMP TABLE log AS SELECT * FROM read_csv('{}', all_varchar = true)".format(sys.argv[1]))
join = "SELECT count(*), count(p.message_id) FROM log m LEFT JOIN log p ON m.in_reply_to = p.message_id"
print(duckdb.sql(join).fetchall())
"""
UPLOAD = """
import sys, time
from pathlib import Path
import smm.conversation.engines.duckdb, pandas
from smm.conversation.measure import Asked, measure_files
data = Path(sys.argv[1]).read_bytes()
begun = time.perf_counter()
found = measure_files([("log.csv", data)], {}, Asked(network=False)).conversation
print(f"{len(data) / 1e6:.0f} MB, {found.messages} messages: {time.perf_counter() - begun:.2f} s")
"""


def process(command: list[str]) -> tuple[float, float]:
    """Run a process and return its seconds and its largest memory in MB."""
    begun = time.perf_counter()
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(running.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"failed: {command}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1_000


def log(folder: Path, rows: int) -> Path:
    """Write a log and return its path."""
    path = folder / f"log-{rows}.csv"
    subprocess.run([sys.executable, str(GENERATE), str(rows), str(path)], check=True)
    print(f"{rows} messages, {path.stat().st_size / 1e6:.0f} MB")
    return path


def diagnose(path: Path, *more: str) -> list[str]:
    """Return the command that measures a log."""
    return [sys.executable, "-m", "smm", "diagnose", str(path), "--json", *more]


def compare(path: Path, rounds: int, *more: str) -> None:
    """Time both in turn and print their medians, the ratio and the memory."""
    times: dict[str, list[float]] = {"bare": [], "diagnose": []}
    memory = 0.0
    for _ in range(rounds):
        times["bare"].append(process([sys.executable, "-c", BARE, str(path)])[0])
        seconds, most = process(diagnose(path, *more))
        times["diagnose"].append(seconds)
        memory = max(memory, most)
    bare, ours = (statistics.median(times[name]) for name in ("bare", "diagnose"))
    print(f"bare {bare:.2f} s, diagnose {ours:.2f} s: {ours / bare:.2f} x, {memory:.0f} MB")


def grow(folder: Path) -> None:
    """Time logs that grow tenfold, the largest by spilling to disk."""
    for rows in (280_000, 2_800_000, 28_000_000):
        path = log(folder, rows)
        seconds, memory = process(diagnose(path, "--no-network", "--memory", "2GB"))
        print(f"  {seconds:.1f} s, {memory:.0f} MB, {1e6 * seconds / rows:.2f} s a million")
        path.unlink()


def main() -> None:
    """Run what the arguments ask for."""
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    rows, rounds = (*numbers, *(2_800_000, 5)[len(numbers) :])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "--grow" in sys.argv:
            grow(folder)
        elif "--upload" in sys.argv:
            subprocess.run([sys.executable, "-c", UPLOAD, str(log(folder, 350_000))], cwd=ROOT, check=True)
        elif "--network" in sys.argv:
            seconds, memory = process(diagnose(log(folder, rows)))
            print(f"with the network: {seconds:.1f} s, {memory:.0f} MB")
        else:
            compare(log(folder, rows), rounds, "--no-network")


if __name__ == "__main__":
    main()
