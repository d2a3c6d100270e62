"""Make a log of a support conversation with reply links, of any size: ``python generate.py ROWS PATH``.

Threads are random trees: 38 % of the messages open one, the others answer one of the last forty. Five companies answer;
most other messages are the opener's, the rest somebody else's. Some replies answer a message that is not there.
"""

import sys
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

OPENS, RECENT, COMPANIES, MISSING = 0.38, 40, 5, 0.003

SQL = """
SELECT 1200000000000000000 + i * 7919 AS message_id,
    strftime(TIMESTAMP '2025-01-01' + to_seconds(i * 11), '%Y-%m-%dT%H:%M:%SZ') AS sent_at,
    CASE WHEN inbound THEN 'person' || writer ELSE 'brand_' || brand END AS author, inbound,
    CASE WHEN parent >= 0 THEN 1200000000000000000 + parent * 7919 + missing::INT END AS in_reply_to,
    'brand_' || brand AS company,
    ['x', 'facebook', 'instagram', 'email'][1 + brand % 4] AS channel,
    'Is the table for ' || (i % 9) || ' free, ' || md5(i::VARCHAR) || '?' AS text
FROM log
"""


def tree(rows: int, seed: int = 7) -> pa.Table:
    """Return who wrote what in answer to which message, in order of time."""
    rng = np.random.default_rng(seed)
    i = np.arange(rows)
    parent = np.maximum(i - 1 - rng.integers(0, RECENT, rows), 0)
    parent[(rng.random(rows) < OPENS) | (i == 0)] = -1
    root = np.where(parent < 0, i, parent)
    depth = (parent >= 0).astype(np.int32)
    while True:  # pointer doubling: each round knows twice as many ancestors
        above = root[root]
        if (above == root).all():
            break
        depth += depth[root] * (root != i)
        root = above
    brand = root * 2_654_435_761 % 2**32 % COMPANIES
    answers = (depth % 2 == 1) & (rng.random(rows) < 0.6)
    people = (rng.pareto(1.2, rows) * 3_000).astype(np.int64) % 400_000
    writer = np.where(rng.random(rows) < 0.7, people[root], people)
    return pa.table(
        {
            "i": i,
            "writer": writer,
            "inbound": ~answers,
            "parent": parent,
            "missing": rng.random(rows) < MISSING,
            "brand": brand,
        }
    )


def write(rows: int, path: Path) -> None:
    """Write the log as CSV."""
    with duckdb.connect() as connection:
        connection.register("log", tree(rows))
        connection.execute(f"COPY ({SQL}) TO '{path}' (FORMAT csv, HEADER)")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
