"""Rows of the canonical tables of messages: an id for each, nobody's name, an answer in a column as a message."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Mapping, Sequence

from smm.errors import Problem
from smm.i18n import N_
from smm.ingest.privacy import masked, safe_id
from smm.ingest.understanding.cells import Value
from smm.ingest.understanding.matching import Kind, Match

ORDER = (
    "message_id", "sent_at", "author", "author_is_company", "in_reply_to", "thread_id", "channel", "company", "rating",
    "text",
)  # fmt: skip
POINTERS = ("message_id", "in_reply_to", "thread_id")
ANSWER = " answer"


def speakers(told: Sequence[str], values: Sequence[Mapping[str, Value]]) -> frozenset[str]:
    """Return the authors who speak for the company: those told, or those who bear the name of the row's company."""
    if told:
        return frozenset(plain_name(name) for name in told)
    companies = {plain_name(str(row["company"])) for row in values if row.get("company")}
    return frozenset(companies & {plain_name(str(row["author"])) for row in values if row.get("author")})


def plain_name(name: str) -> str:
    """Return a name as it is compared: without the sign of a handle, in one case."""
    return name.strip().removeprefix("@").casefold()


def canonical_order(columns: Sequence[str]) -> tuple[str, ...]:
    """Return columns in the order of the canonical tables."""
    return tuple(sorted(columns, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER)))


class MessageRows:
    """Makes the canonical rows of one table of messages.

    Parameters
    ----------
    key : bytes
        Of the hashes. A message without an id gets one from its content under this key, the same in every export it
        stands in.
    """

    def __init__(self, kind: Kind, key: bytes, keep_text: bool) -> None:
        self.kind, self.key, self.keep_text = kind, key, keep_text
        self._seen = Counter[str]()

    def of(self, row: Mapping[str, Value], made: Mapping[str, Value]) -> list[dict[str, Value]]:
        """Return a row as a message, and the company's answer in its columns as a second one."""
        answers = row.get("answer_text") or row.get("answered") or row.get("answer_at")
        first: dict[str, Value] = {name: v for name, v in made.items() if not name.startswith("answer")}
        if isinstance(first.get("text"), str):
            first["text"] = masked(str(first["text"]))
        if not first.get("message_id"):
            first["message_id"] = self._id(row)
        for name in POINTERS:
            if isinstance(first.get(name), str):
                first[name] = safe_id(str(first[name]), self.key)
        if self.kind is Kind.REVIEWS or answers:
            first.setdefault("author_is_company", False)
        return [first, self._answer(row, first)] if answers else [first]

    def _answer(self, row: Mapping[str, Value], first: Mapping[str, Value]) -> dict[str, Value]:
        answer: dict[str, Value] = {
            "message_id": f"{first['message_id']}{ANSWER}",
            "sent_at": row.get("answer_at"),
            "author": "company",
            "author_is_company": True,
            "in_reply_to": first["message_id"],
        }
        answer |= {name: first[name] for name in ("thread_id", "channel", "company") if name in first}
        if self.keep_text and isinstance(row.get("answer_text"), str):
            answer["text"] = masked(str(row["answer_text"]))
        return answer

    def _id(self, row: Mapping[str, Value]) -> str:
        said = "\x1f".join(f"{name}={row[name]}" for name in sorted(row))
        digest = hmac.new(self.key, said.encode("utf-8", errors="replace"), hashlib.sha256).hexdigest()[:16]
        self._seen[digest] += 1
        again = self._seen[digest]
        return f"m_{digest}" if again == 1 else f"m_{digest}_{again}"


def remarks(
    kind: Kind, told: Sequence[str], values: Sequence[Mapping[str, Value]], mapping: Mapping[str, Match]
) -> list[Problem]:
    """Return what is to be said about who speaks for the company."""
    if kind is not Kind.INTERACTIONS or not values:
        return []
    flagged = {"author_is_company", "inbound"} & mapping.keys()
    own = speakers(told, values)
    authors = {plain_name(str(row["author"])) for row in values if row.get("author")}
    if told and not own & authors:
        return [Problem(message=UNKNOWN_NAME, fix=NAME)]
    if not flagged and not own and not any(row.get("answered") or row.get("answer_text") for row in values):
        return [Problem(message=NO_COMPANY, fix=NAME)]
    return []


UNKNOWN_NAME = N_("No author bears the name you gave for the company.")
NO_COMPANY = N_("Nothing says which messages are the company's.")
NAME = N_("Name the author who speaks for the company, as the file writes it.")
