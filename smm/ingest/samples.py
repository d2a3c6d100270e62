"""Sample files of every kind of table, and templates with their headings only, in both languages."""

import csv
import io
import re

from smm.i18n import Language
from smm.ingest.understanding.matching import Kind
from smm.resources import DATA

_DECIMAL = re.compile(r"\d+\.\d+")


def sample(kind: Kind, language: Language) -> bytes:
    """Return a small invented export of a kind, as a spreadsheet of the language writes it.

    Examples
    --------
    >>> sample(Kind.MIX, Language.EN).decode("utf-8-sig").splitlines()[:2]
    ['channel,money,hours', 'Facebook Page,0,4']
    """
    with (DATA / "samples" / f"{kind.value}.{language.value}.csv").open(encoding="utf-8", newline="") as file:
        return _written(list(csv.reader(file)), language)


def template(kind: Kind, language: Language) -> bytes:
    """Return the headings of a kind, to be filled in.

    Examples
    --------
    >>> template(Kind.MIX, Language.IT).decode("utf-8-sig").splitlines()
    ['canale;euro;ore']
    """
    return sample(kind, language).partition(b"\r\n")[0] + b"\r\n"


def example_messages() -> bytes:
    """Return a filled example of a log: two months of made-up messages of a café.

    Examples
    --------
    >>> example_messages().splitlines()[0].decode()
    'message_id,sent_at,author,author_is_company,in_reply_to,channel'
    """
    return (DATA / "examples" / "messages.csv").read_bytes()


def _written(rows: list[list[str]], language: Language) -> bytes:
    italian = language is Language.IT
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if italian else ",", lineterminator="\r\n")
    for row in rows:
        writer.writerow([cell.replace(".", ",") if italian and _DECIMAL.fullmatch(cell) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")
