"""`read` of a clean CSV of 2.8 million rows against bare DuckDB copying it, in one run: time and memory of processes.

Run from the project folder: ``python tests/benchmarks/door/measure.py [ROWS] [ROUNDS]``. The two alternate, so a slow
moment of the machine meets both. Bare DuckDB is ``read_csv`` with every cell as text, then ``COPY … TO``. With
``--broken`` one row in the middle has a space for a delimiter: the careful way is timed too. With
``--lines`` every text goes over two lines.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

BARE = """
import sys, duckdb
read = "read_csv('{0}', all_varchar = true)".format(sys.argv[1])
duckdb.sql("COPY (SELECT * FROM {0}) TO '{1}' (FORMAT csv, HEADER)".format(read, sys.argv[2]))
"""

ROWS = """
COPY (
    SELECT i AS message_id,
        strftime(TIMESTAMP '2025-01-01' + to_seconds(i * 11), '%Y-%m-%d %H:%M:%S') AS sent_at,
        'person' || (hash(i) % 90000) AS author,
        CASE WHEN i % 3 = 0 THEN i - 1 - hash(i) % 40 END AS in_reply_to,
        ['facebook', 'instagram', 'email', 'whatsapp'][1 + i % 4] AS channel,
        'Is the table for ' || (i % 9) || ' free,' || chr({gap}) || md5(i::VARCHAR) || '? He said "yes".' AS text
    FROM range({rows}) t(i)
) TO '{path}' (FORMAT csv, HEADER)
"""


def made(folder: Path, rows: int) -> Path:
    """Write the log and return its path."""
    path = folder / "log.csv"
    # a process of its own: the memory of this one would be counted to those it starts
    script = "import duckdb, sys; duckdb.sql('SET enable_progress_bar = false'); duckdb.sql(sys.argv[1])"
    subprocess.run(
        [sys.executable, "-c", script, ROWS.format(rows=rows, path=path, gap=10 if "--lines" in sys.argv else 32)],
        check=True,
    )
    return path


def broken(path: Path) -> Path:
    """Return a copy in which one row in the middle has a space for a delimiter."""
    copy = Path(shutil.copy(path, path.with_name("broken.csv")))
    with copy.open("r+b") as file:
        file.seek(copy.stat().st_size // 2)
        file.readline()
        start = file.tell()
        comma = start + file.readline().index(b",")
        file.seek(comma)
        file.write(b" ")
    return copy


def process(*arguments: str) -> tuple[float, float]:
    """Run Python with arguments; return seconds and the largest resident memory in megabytes."""
    began = time.perf_counter()
    pid = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL).pid
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"failed: {arguments}")
    return time.perf_counter() - began, usage.ru_maxrss / 1000


def main(rows: int, rounds: int, with_broken: bool) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder), rows)
        out = Path(folder) / "out"
        out.mkdir()
        ways = {
            "bare DuckDB": ("-c", BARE, str(path), str(out / "bare.csv")),
            "smm read": ("-m", "smm", "read", str(path), "--out", str(out)),
        }
        if with_broken:
            ways["smm read, one row broken"] = ("-m", "smm", "read", str(broken(path)), "--out", str(out))
        print(f"{path.stat().st_size / 1e6:.0f} MB, {rows} rows, {rounds} rounds")
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, arguments in ways.items():
                found[name].append(process(*arguments))
        bare = statistics.median(seconds for seconds, _ in found["bare DuckDB"])
        for name, times in found.items():
            seconds = statistics.median(taken for taken, _ in times)
            memory = max(used for _, used in times)
            print(f"{name}: {seconds:.2f} s, {seconds / bare:.2f} x bare DuckDB, {memory:.0f} MB")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(*[*numbers, *[2_800_000, 3][len(numbers) :]], "--broken" in sys.argv)
