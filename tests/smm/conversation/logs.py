"""Logs of messages for tests: drawn by Hypothesis, written as CSV."""

import csv
import io
from datetime import UTC, datetime

from hypothesis import strategies as st

COLUMNS = ("message_id", "sent_at", "author", "author_is_company", "in_reply_to", "text")
PEOPLE = ("rosa", "ugo", "bar")
START = 1_767_225_600


@st.composite
def logs(draw, circles=False, longest=14, threads=False):
    """Rows as the slow computation reads them: a forest of replies, some to messages that are not there."""
    count = draw(st.integers(1, longest))
    rows = []
    for i in range(count):
        above = ["", "lost 1", "lost 2", *(f"m{j}" for j in range(count if circles else i))]
        author = draw(st.sampled_from(PEOPLE))
        rows.append(
            {
                "message_id": f"m{i}",
                "author": author,
                "company": author == "bar",
                "time": draw(st.one_of(st.none(), st.integers(START, START + 50))),
                "in_reply_to": draw(st.sampled_from(above)),
                "thread_id": draw(st.sampled_from(["", "t1", "t2"])) if threads else "",
            }
        )
    return rows


def written(rows, names=COLUMNS):
    """A log as a CSV file."""
    target = io.StringIO()
    writer = csv.DictWriter(target, [*names, *(["thread_id"] if any(row["thread_id"] for row in rows) else [])])
    writer.writeheader()
    for row in rows:
        cells = {
            "message_id": row["message_id"],
            "sent_at": datetime.fromtimestamp(row["time"], UTC).isoformat() if row["time"] is not None else "",
            "author": row["author"],
            "author_is_company": str(row["company"]).lower(),
            "in_reply_to": row["in_reply_to"],
            "text": "Is a table free",
            "thread_id": row["thread_id"],
        }
        writer.writerow({name: cells[name] for name in writer.fieldnames})
    return target.getvalue().encode()


def faulty():
    """A log with every fault: circles, missing parents, copies, lost times, empty texts, likes; and with mentions."""
    names = ("message_id", "sent_at", "author", "inbound", "in_reply_to", "channel", "company", "type", "text")
    lines = [",".join(names)]
    for i in range(240):
        above = "" if i % 3 == 0 else str(1000 + i - 1 - i % 2) if i % 17 else "77"
        above = {50: "1050", 61: "1062", 62: "1061", 63: "1061"}.get(i, above)
        day, hour = 1 + i % 28, (i * 7) % 24
        sent = "" if i % 19 == 0 else f"2026-03-{day:02}T{hour:02}:{i % 60:02}:00Z"
        author = "lido" if i % 5 == 1 else f"person{i % 23}"
        brand = "Lido" if i % 4 else "Bagno"
        act = "like" if i % 31 == 0 else "comment"
        text = "" if i % 41 == 0 else "Thanks @Person3, see you" if i % 7 == 0 else "Is a table free?"
        channel = ["facebook", "instagram", "email"][i % 3]
        row = (str(1000 + i), sent, author, str(author != "lido"), above, channel, brand, act, f'"{text}"')
        lines.append(",".join(row))
        if i % 53 == 0:
            lines.append(",".join(row))
    return ("\n".join(lines) + "\n").encode()
