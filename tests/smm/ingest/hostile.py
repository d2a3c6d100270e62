"""Files made to hurt their reader, each with what the refusal says of it; built by hand, small on disk."""

import gzip
import io
import struct
import zipfile

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = "<?xml version='1.0'?>"
TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
ROOT = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
PARTS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)


def cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


GOOD = (
    f'<row r="1">{cell("A1", "Day")}{cell("B1", "Cost")}</row>'
    f'<row r="2">{cell("A2", "2026-05-14")}{cell("B2", "3")}</row>'
    f'<row r="3">{cell("A3", "2026-05-15")}{cell("B3", "4")}</row>'
)


def workbook(rows=GOOD, name="Sheet", before="", strings=f'<sst xmlns="{SPREADSHEET}"/>'):
    sheets = f'<sheets><sheet name="{name}" sheetId="1" r:id="r1"/></sheets>'
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": ROOT,
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}">{sheets}</workbook>',
            "xl/_rels/workbook.xml.rels": PARTS,
            "xl/sharedStrings.xml": strings,
            "xl/worksheets/sheet1.xml": f'{HEAD}{before}<worksheet xmlns="{SPREADSHEET}"><sheetData>{rows}'
            "</sheetData></worksheet>",
        }
    )


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def lying(data):
    """Return an archive whose index says that its file is small."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        struct.pack_into("<I", changed, changed.find(mark) + place, 1_000)
    return bytes(changed)


def repeated_string():
    strings = f'<sst xmlns="{SPREADSHEET}"><si><t>{"b" * 1_000_000}</t></si></sst>'
    return workbook(
        "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 100_000)), strings=strings
    )


def entities():
    inner = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    return workbook(f'<row r="1">{cell("A1", "&j;")}</row>', before=f'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">{inner}]>')


def parquet(table, **options):
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", **options)
    return out.getvalue()


def repeated_word():
    import pyarrow as pa

    places = pa.array([0] * 2_000_000, pa.int32())
    return parquet(pa.table({"t": pa.DictionaryArray.from_arrays(places, pa.array(["z" * 2_000_000]))}))


def many_rows():
    import pyarrow as pa

    return parquet(pa.table({"a": pa.array([1] * 21_000_000, pa.int8())}))


LARGE, DAMAGED, DEEP = "too large", "damaged", "too deep"
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def files():
    """Yield names, bytes and a piece of the refusal; an empty piece where any refusal will do."""
    bomb = packed({"[Content_Types].xml": b" " * 250_000_000})
    yield "bomb.xlsx", bomb, LARGE
    yield "lying.xlsx", lying(bomb), DAMAGED
    yield "corner.xlsx", workbook(GOOD + FAR), LARGE
    yield "quoted.xlsx", workbook(GOOD + FAR.replace('"', "'")), LARGE
    yield "spaced.xlsx", workbook(GOOD + FAR.replace("r=", "s='0' r = ")), LARGE
    yield "encoded.xlsx", workbook(GOOD + FAR.replace("XFD", "&#88;FD")), LARGE
    yield "small letters.xlsx", workbook(GOOD + FAR.replace("XFD", "xfd")), LARGE
    yield "columns.xlsx", workbook('<row r="1">' + "<c><v>1</v></c>" * 60_000 + "</row>"), LARGE
    yield "strings.xlsx", repeated_string(), LARGE
    yield "entities.xlsx", entities(), DAMAGED
    yield "cut.xlsx", workbook()[:-60], DAMAGED
    yield "locked.xlsx", OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(4_000), "password"
    yield "old.xls", OLE + bytes(range(256)) * 10, DAMAGED
    yield "page.xls", b"\xef\xbb\xbf \r\n<HTML><table><tr><td>1</td></tr></table>", "web page"
    yield "old xml.xls", b'<?xml version="1.0"?><Workbook/>', "web page"
    yield "report.csv", b"%PDF-1.7\n" + bytes(range(256)), "no table"
    yield "picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(500), "no table"
    yield "zeros.csv", bytes(1_000_000), "no table"
    yield "noise.csv", bytes((i * i * 7 + i // 3) % 256 for i in range(300_000)), "no table"
    yield "line.csv", b"a" * 20_000_000, ""
    yield "columns.csv", b",".join([b"c"] * 200_000) + b"\n", LARGE
    yield "empty.csv", b"", "empty"
    yield "blank.csv", b"\n\n \n", "empty"
    yield "lists.json", b"[" * 100_000 + b"]" * 100_000, DEEP
    yield "objects.json", b'{"a":' * 100_000 + b"1" + b"}" * 100_000, DEEP
    yield "levels.json", b'[{"a":' + b'{"a":' * 400 + b"1" + b"}" * 400 + b"}]", DEEP
    yield "keys.json", b"[" + b",".join(b'{"k%d":1}' % i for i in range(60_000)) + b"]", LARGE
    yield "long.json", b"[" + b",".join([b'{"a":1}'] * 7_000_000) + b"]", LARGE
    yield "numbers.json", b"[1,2,3]", "no list of objects"
    yield "mixed.jsonl", b'{"a":1}\n[1,2]\n3\nnull\n', "3 lines"
    yield "bomb.csv.gz", gzip.compress(b"a,b\n" * 60_000_000, 9), LARGE
    yield "twice.gz", gzip.compress(gzip.compress(b"a,b\n1,2\n")), "more than once"
    yield "cut.csv.gz", gzip.compress(b"a,b\n1,2\n" * 1_000)[:-20], DAMAGED
    yield "words.parquet", repeated_word(), LARGE
    yield "rows.parquet", many_rows(), LARGE
    yield "cut.parquet", many_rows()[:-30], DAMAGED
    yield "two.zip", packed({"a.csv": "a,b\n1,2", "b.csv": "a,b\n1,2"}), "archive"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
