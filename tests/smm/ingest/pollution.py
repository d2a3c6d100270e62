"""Every single fault a delimited file can have, made from one clean table, with what should be read."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

WORDS = [
    "soft",
    "warm",
    "light",
    "cotton",
    "shirt",
    "with",
    "great",
    "comfort",
    "and",
    "style",
    "for",
    "men",
    "women's",
    "outdoor",
    "table",
    "chair",
    "rugged,",
    "easy",
    "to",
    "clean",
    "made",
    "in",
    "Italy",
    "wool",
    "jacket",
    "fleece",
]
HEADER = ["DATE", "TIME", "Qty", "CODE", "Price", "Name", "Description", "URL", "Comments"]
WIDTH = len(HEADER)
QUOTE = '"'


@dataclass(frozen=True)
class Polluted:
    """A file, and the rows that should come out of it (heading first, if it has one)."""

    name: str
    text: str
    expected: list[list[str]]
    headed: bool = True


def source(rows: int = 84, seed: int = 3) -> list[list[str]]:
    """Return rows of an invented shop, texts holding delimiters and quotes."""
    choose = random.Random(seed)

    def row(i: int) -> list[str]:
        code = f"{choose.choice(['MG', 'RI', 'CC', 'YY', 'BH'])}-{choose.randrange(10000):04d}"
        return [
            f"{choose.randint(13, 28)}/{1 + i % 12:02d}/2026",
            f"{i % 24:02d}:{15 * (i % 4):02d}",
            str(choose.randint(0, 30)),
            code,
            f"${choose.uniform(1, 99):.2f}",
            " ".join(choose.choices(WORDS, k=3)).title() + choose.choice(["", ' 10"', ", Tall"]),
            " ".join(choose.choices(WORDS, k=20)).capitalize() + ".",
            f"https://www.example.com/p/{code.replace('-', '_')}.html",
            choose.choice(["", "", "", "ok"]),
        ]

    return [row(i) for i in range(rows)]


def encode(rows, delimiter=",", quote=QUOTE, escape=None, end="\r\n", every=False, careless=False):
    """Write rows with any dialect; a careless writer encloses cells for the sake of commas and quotes alone."""
    escape = quote if escape is None else escape
    reasons = (",", quote) if careless else (delimiter, quote, "\n", "\r")

    def cell(text):
        if every or any(sign in text for sign in reasons):
            return quote + text.replace(quote, escape + quote) + quote
        return text

    return "".join(delimiter.join(map(cell, row)) + end for row in rows)


def described(row: list[str]) -> list[str]:
    """Return a row whose description holds a comma, so that any writer encloses it."""
    return [*row[:6], row[6].replace(" ", ", ", 1), *row[7:]]


def whole_file(table: list[list[str]], every: bool) -> Iterator[Polluted]:
    """Yield faults of the file as a whole."""
    rows = [HEADER, *table]

    def plain(cells, **options):
        return encode(cells, every=every, **options)

    yield Polluted("clean", plain(rows), rows)
    for delimiter in (";", "|", "\t", " ", ":", ", ", "\t\t"):
        yield Polluted(f"delimiter {delimiter!r}", plain(rows, delimiter=delimiter), rows)
    yield Polluted("single quotes", plain(rows, quote="'"), rows)
    yield Polluted("backslash", plain(rows, escape="\\"), rows)
    yield Polluted("no escape", plain(rows, escape=""), rows)
    yield Polluted("single quotes, no escape", plain(rows, quote="'", escape=""), rows)
    yield Polluted(
        "careless spaces",
        encode([HEADER, *map(described, table)], " ", careless=True),
        [HEADER, *map(described, table)],
    )
    for end in ("\n", "\r"):
        yield Polluted(f"end {end!r}", plain(rows, end=end), rows)
    long = [[*row[:6], row[6].replace(" ", ",\r\n", 1), *row[7:]] for row in table]
    yield Polluted("two lines in every row", plain([HEADER, *long]), [HEADER, *long])
    yield Polluted("no heading", plain(table), table, headed=False)
    yield Polluted("one row", plain(rows[:2]), rows[:2])
    yield Polluted("heading only", plain(rows[:1]), rows[:1])
    yield Polluted("empty", "", [], headed=False)
    note = [["PREAMBLE"]] * 3
    cut = [["PREAMBLE", *[""] * (WIDTH - 1)]] * 3
    yield Polluted("preamble", plain(note + rows), rows)
    yield Polluted("preamble, cut", plain(cut + rows), rows)
    yield Polluted("preamble, gap", plain(note) + "\r\n" + plain(rows), rows)
    yield Polluted("footer", plain([*rows, ["FOOTNOTE"], ["FOOTNOTE"]]), rows)
    yield Polluted("footer, cut", plain([*rows, ["FOOTNOTE", *[""] * (WIDTH - 1)]]), rows)
    two = [[name[:2] for name in HEADER], [name[2:] or "x" for name in HEADER]]
    yield Polluted("two headings", plain(two + table), [[f"{a} {b}" for a, b in zip(*two, strict=True)], *table])
    over = [["", "", "HEADER", *[""] * (WIDTH - 3)]] * 2
    three = [*HEADER[:2], "HEADER HEADER " + HEADER[2], *HEADER[3:]]
    yield Polluted("three headings", plain(over + rows), [three, *table])
    yield Polluted("second table of the same headings", plain([*rows, *rows[:11]]), rows)
    yield Polluted("pages", plain([*rows[:41], HEADER, *rows[41:]]), rows)
    for width in (6, 9, 12):
        names = [f"col {k}" for k in range(width)]
        other = [[str(k * i) if k % 2 else WORDS[k] for k in range(width)] for i in range(10)]
        yield Polluted(f"second table of {width}", plain([*rows, names, *other]), rows)
        yield Polluted(f"second table of {width}, gap", plain(rows) + "\r\n" + plain([names, *other]), rows)


def one_row(table: list[list[str]], every: bool, step: int) -> Iterator[Polluted]:
    """Yield faults of one row, and of one cell of it, for every ``step``-th row."""
    rows = [HEADER, *table]
    cells = [encode([row], delimiter="\x1f", every=every, end="").split("\x1f") for row in rows]
    if not every:
        cells = [[encode([[cell]], end="") for cell in row] for row in rows]
    lines = [",".join(row) for row in cells]

    def with_line(i, line):
        return "\r\n".join([*lines[:i], line, *lines[i + 1 :]]) + "\r\n"

    for i in [*range(0, len(rows), step), len(rows) - 1]:
        other = encode([rows[i]], delimiter=";", every=every, end="")
        yield Polluted(f"row {i} with ;", with_line(i, other), rows)
        if i:
            told = [*rows[:i], described(rows[i]), *rows[i + 1 :]]
            loose = encode([told[i]], delimiter=" ", careless=True, every=False, end="")
            yield Polluted(f"row {i} with careless spaces", with_line(i, loose), told)
        else:
            yield Polluted(f"row {i} with careless spaces", with_line(i, " ".join(HEADER)), rows)
        for c in range(WIDTH):
            if c:
                less = ",".join(cells[i][:c]) + ",".join(cells[i][c:])
                yield Polluted(f"row {i} without {c}", with_line(i, less), rows)
            more = ",".join([*cells[i][:c], "", *cells[i][c:]])
            yield Polluted(f"row {i} with one more {c}", with_line(i, more), rows)
            quoted = every or cells[i][c].startswith(QUOTE)
            stray = list(cells[i])
            stray[c] = QUOTE + stray[c]
            text = with_line(i, ",".join(stray))
            changed = [list(row) for row in rows]
            changed[i][c] = QUOTE + changed[i][c]
            yield Polluted(f"row {i} stray quote {c}{' quoted' if quoted else ''}", text, changed)


PIECES = ("bar", "colazione,", "aperitivo;", '"spritz"', "l'ora", "caffè", "10%", "a|b", "x:y", "=1+1", "-", "sole")


def any_table(seed: int) -> bytes:
    """Return a dated table of any columns, in any dialect, perhaps under a title or without headings."""
    choose = random.Random(seed)
    kinds = (
        lambda: str(choose.randrange(1000)),
        lambda: f"{choose.uniform(0, 1000):.2f}",
        lambda: f"{choose.uniform(0, 1000):.2f}".replace(".", ","),
        lambda: choose.choice(PIECES),
        lambda: " ".join(choose.choices(PIECES, k=choose.randrange(1, 9))),
        lambda: choose.choice(["", "", "x", "ok"]),
        lambda: "\n".join(choose.choices(PIECES, k=2)),
    )
    columns = choose.choices(kinds, k=choose.randrange(1, 8))
    rows = [
        [f"{choose.randrange(1, 29):02d}/05/2026", *(column() for column in columns)]
        for _ in range(choose.randrange(1, 15))
    ]
    head = [f"{choose.choice(['Nome', 'Data', 'Spesa', 'Clic', 'Note'])}{i}" for i in range(len(columns) + 1)]
    text = encode(
        [head, *rows] if choose.random() < 0.8 else rows,
        delimiter=choose.choice([",", ";", "\t", "|"]),
        every=choose.random() < 0.3,
        end=choose.choice(["\n", "\r\n"]),
    )
    return (("Report\n\n" if choose.random() < 0.2 else "") + text).encode()
