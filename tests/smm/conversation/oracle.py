"""The measures of a log by their definitions, slowly, with nothing but dictionaries and loops."""

from datetime import UTC, datetime
from statistics import quantiles

KC, CK, CC = "company_to_consumer", "consumer_to_company", "consumer_to_consumer"


def seconds(text):
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() // 1)


class Slow:
    """A log as dictionaries: ``message_id author company time in_reply_to thread_id brand``, ids as text."""

    def __init__(self, rows):
        self.rows = rows
        self.messages = {}
        for row in rows:
            self.messages.setdefault(row["message_id"], row)
        self.duplicates = len(rows) - len(self.messages)

    def parent(self, message):
        return self.messages.get(message["in_reply_to"])

    def flow(self, message):
        if message["company"]:
            return KC
        above, seen = self.parent(message), set()
        while above is not None and above["author"] == message["author"] and above["message_id"] not in seen:
            seen.add(above["message_id"])
            above = self.parent(above)
        if above is None or above["author"] == message["author"]:
            return CK
        return CK if above["company"] else CC

    def thread(self, message, together=True):
        """The name of a message's thread; answers to one missing message share it when ``together``."""
        path = []
        while message["message_id"] not in path:
            if message.get("thread_id"):
                return ("given", message["thread_id"])
            path.append(message["message_id"])
            above = self.parent(message)
            if above is None:
                missing = message["in_reply_to"]
                return ("missing", missing) if missing and together else ("chain", message["message_id"])
            message = above
        circle = path[path.index(message["message_id"]) :]
        return ("circle", min(circle))

    def height(self, message):
        """Answers above a message; none in a circle, and whoever answers himself begins a chain."""
        steps, seen = 0, {message["message_id"]}
        while (above := self.parent(message)) is not None and above is not message:
            if above["message_id"] in seen:
                return 0
            seen.add(above["message_id"])
            steps, message = steps + 1, above
        return steps

    def cyclic(self):
        found = set()
        for start in self.messages.values():
            above, seen = self.parent(start), {start["message_id"]}
            while above is not None and above["message_id"] not in seen:
                seen.add(above["message_id"])
                above = self.parent(above)
            if above is start:
                found.add(start["message_id"])
        return len(found)

    def threads(self, together=True):
        found = {}
        for message in self.messages.values():
            found.setdefault(self.thread(message, together), []).append(message)
        return list(found.values())

    def opener(self, thread):
        """Whether a consumer opened a thread, and when; of one instant a first message goes before a reply."""
        timed = [m for m in thread if m["time"] is not None]
        if not timed:
            return any(not m["company"] for m in thread if self.parent(m) is None), None
        first = min((m["time"], self.parent(m) is not None, m["company"]) for m in timed)
        return not first[2], first[0]

    def measures(self):
        flows = {flow: [m for m in self.messages.values() if self.flow(m) == flow] for flow in (KC, CK, CC)}
        threads = self.threads()
        opened = answered = back = two_way = many = 0
        minutes = []
        for thread in threads:
            ours = [m for m in thread if m["company"]]
            theirs = [m for m in thread if not m["company"]]
            two_way += len(ours) >= 2 and len(theirs) >= 2
            many += len({m["author"] for m in theirs}) >= 2
            by_consumer, opening = self.opener(thread)
            opened += by_consumer
            if not (by_consumer and ours):
                continue
            answered += 1
            later = [m["time"] for m in ours if m["time"] is not None and opening is not None and m["time"] > opening]
            if later:
                minutes.append((min(later) - opening) / 60)
            after = later and any(m["time"] is not None and m["time"] > min(later) for m in theirs)
            back += bool(after or any(self.answers_company(m) for m in theirs))
        return {
            "messages": len(self.messages),
            "flows": {flow: len(found) for flow, found in flows.items()},
            "people": {flow: len({m["author"] for m in found}) for flow, found in flows.items()},
            "consumers": len({m["author"] for m in flows[CK] + flows[CC]}),
            "threads": len(threads),
            "threads_apart": len(self.threads(together=False)),
            "opened": opened,
            "answered": answered,
            "back": back,
            "two_way": two_way,
            "many": many,
            "timed": len(minutes),
            "median": _quantile(minutes, 50),
            "p90": _quantile(minutes, 90),
            "duplicates": self.duplicates,
            "dangling": sum(bool(m["in_reply_to"]) and self.parent(m) is None for m in self.messages.values()),
            "cyclic": self.cyclic(),
            "backwards": sum(self.backwards(m) for m in self.messages.values()),
            "depths": _histogram(max(map(self.height, thread)) + 1 for thread in threads),
            "lengths": _histogram(map(len, threads)),
        }

    def answers_company(self, message):
        """Whether the nearest different author above a consumer's message is a company."""
        above, seen = self.parent(message), set()
        while above is not None and above["author"] == message["author"] and above["message_id"] not in seen:
            seen.add(above["message_id"])
            above = self.parent(above)
        return above is not None and above["author"] != message["author"] and above["company"]

    def backwards(self, message):
        above = self.parent(message)
        return above is not None and None not in (message["time"], above["time"]) and message["time"] < above["time"]


def _histogram(values):
    found = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return dict(sorted(found.items()))


def _quantile(values, percent):
    """The percentile between the two nearest values, as everybody's spreadsheet has it."""
    if len(values) < 2:
        return values[0] if values else None
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def told(conversation):
    """The same measures out of a result."""
    quality, reply = conversation.quality, conversation.first_reply
    return {
        "messages": conversation.messages,
        "flows": {flow.value: count.messages for flow, count in conversation.flows.items()},
        "people": {flow.value: count.people for flow, count in conversation.flows.items()},
        "consumers": conversation.people,
        "threads": conversation.threads,
        "threads_apart": conversation.threads_apart,
        "opened": conversation.opened,
        "answered": conversation.answered,
        "back": round((conversation.return_share or 0) * conversation.answered),
        "two_way": round((conversation.two_way_thread_share or 0) * conversation.threads),
        "many": round((conversation.multi_party_thread_share or 0) * conversation.threads),
        "timed": reply.measured if reply else 0,
        "median": reply.minutes.median if reply else None,
        "p90": reply.minutes.p90 if reply else None,
        "duplicates": quality.duplicates,
        "dangling": quality.dangling,
        "cyclic": quality.cyclic,
        "backwards": quality.backwards,
        "depths": conversation.depths,
        "lengths": conversation.lengths,
    }
