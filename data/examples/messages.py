"""Write ``messages.csv``: two months of made-up messages of a café, ``python data/examples/messages.py``.

Nobody wrote them. Customers write mostly at noon and in the evening; the café answers fewer than half, in the morning
and after lunch; on Instagram customers talk with each other. There are no texts: nothing on screen needs them.
"""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

TARGET = Path(__file__).with_suffix(".csv")
START = datetime(2026, 9, 7, tzinfo=UTC)  # a Monday
WEEKS, PEOPLE = 8, 70
OPENED_A_WEEK = {"instagram": 11, "facebook": 6, "whatsapp": 8, "google": 3}
ANSWERED = {"instagram": 0.3, "facebook": 0.4, "whatsapp": 0.75, "google": 0.5}
TALKATIVE = {"instagram": 0.45, "facebook": 0.25, "whatsapp": 0.0, "google": 0.0}
HOURS = (8, 9, 11, 12, 12, 13, 13, 15, 17, 18, 18, 19, 19, 20, 21, 22)
DAYS = (0, 1, 2, 3, 4, 4, 5, 5, 6)
OPENING = (7, 19)
"""Hours, in UTC, between which the café answers."""


class Log:
    """Messages as they are written."""

    def __init__(self) -> None:
        self.rows: list[tuple[datetime, int, str, bool, str, str]] = []

    def write(self, when: datetime, author: str, channel: str, answers: int | None = None) -> int:
        """Add a message and return its number."""
        number = len(self.rows) + 1
        above = "" if answers is None else f"m{answers}"
        self.rows.append((when, number, author, author == "bar", above, channel))
        return number


def thread(log: Log, dice: Random, channel: str, when: datetime) -> None:
    """Write one thread: a customer opens it, others may join, the café may answer, the customer may write again."""
    opener = person(dice)
    first = log.write(when, opener, channel)
    now = when
    while dice.random() < TALKATIVE[channel]:
        now += timedelta(minutes=dice.randint(2, 240))
        log.write(now, person(dice), channel, first)
    if dice.random() >= ANSWERED[channel]:
        return
    at = answered_at(when, dice)
    answer = log.write(at, "bar", channel, first)
    while dice.random() < 0.42:
        at += timedelta(minutes=dice.randint(3, 180))
        again = log.write(at, opener, channel, answer)
        if dice.random() < 0.8:
            at = answered_at(at, dice)
            answer = log.write(at, "bar", channel, again)


def person(dice: Random) -> str:
    """Return a customer; some write often."""
    return f"c{int(PEOPLE * dice.random() ** 2) + 1:02}"


def answered_at(when: datetime, dice: Random) -> datetime:
    """Return a time after another at which the café is open."""
    at = when + timedelta(minutes=dice.choice((4, 9, 20, 35, 60, 110, 190, 300)))
    while not OPENING[0] <= at.hour < OPENING[1]:
        at += timedelta(minutes=37)
    return at


def made() -> list[tuple[str, ...]]:
    """Return the rows, in order of time."""
    dice, log = Random(5), Log()
    for week in range(WEEKS):
        for channel, usual in OPENED_A_WEEK.items():
            for _ in range(max(1, round(usual * (0.7 + 0.08 * week)) + dice.randint(-2, 2))):
                at = timedelta(days=7 * week + dice.choice(DAYS), hours=dice.choice(HOURS), minutes=dice.randint(0, 59))
                thread(log, dice, channel, START + at)
    for week in range(WEEKS):  # what the café writes unasked
        for day, channel in ((1, "instagram"), (4, "facebook"), (5, "instagram")):
            post = log.write(START + timedelta(days=7 * week + day, hours=10), "bar", channel)
            for _ in range(dice.randint(0, 3)):
                at = timedelta(days=7 * week + day, hours=10, minutes=dice.randint(5, 600))
                log.write(START + at, person(dice), channel, post)
    return [
        (f"m{number}", when.isoformat().replace("+00:00", "Z"), author, str(own).lower(), above, channel)
        for when, number, author, own, above, channel in sorted(log.rows)
    ]


if __name__ == "__main__":
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("message_id", "sent_at", "author", "author_is_company", "in_reply_to", "channel"))
        writer.writerows(made())
