"""Apache Spark, for logs that outgrow one machine: the same expressions on a cluster, or on this machine's cores.

Spark comes with ``requirements-spark.txt`` and needs Java 17 or 21.
"""

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import narwhals as nw
import pyarrow as pa
from numpy.typing import NDArray

from smm.conversation.engines import ROW, Frame, NotPlainError
from smm.conversation.layout import Layout
from smm.conversation.mentions import ENGINE_HANDLE
from smm.errors import DataFileError, Problem, SmmError
from smm.i18n import N_

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

NO_SPARK = N_("Spark is not installed here.")
INSTALL = N_("Install requirements-spark.txt, and Java 17 or 21.")
NO_FILE = N_("The file cannot be read.")
NO_MASTER = N_("The Spark cluster cannot be reached.")
SURPLUS = "_surplus"
QUIET = Path(__file__).with_name("log4j2.properties")
_PATTERNS = {"%d": "d", "%m": "M", "%Y": "yyyy", "%H": "H", "%M": "mm", "%S": "ss"}
_TYPES = {"VARCHAR": "string", "BIGINT": "bigint", "DOUBLE": "double", "BOOLEAN": "boolean"}


def spark_engine(master: str | None = None) -> "SparkEngine":
    """Return an engine on a cluster, or on this machine's cores.

    Parameters
    ----------
    master : str, optional
        Such as ``spark://host:7077``.

    Raises
    ------
    SmmError
        When Spark or Java is missing, or the cluster does not answer.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise SmmError(Problem(message=NO_SPARK, fix=INSTALL)) from None
    if shutil.which("java") is None:
        raise SmmError(Problem(message=NO_SPARK, fix=INSTALL))
    options: dict[str, Any] = {
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.ansi.enabled": "true",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={QUIET.as_uri()}",
    }
    builder = SparkSession.builder.master(master or "local[*]").appName("smm diagnose").config(map=options)
    return SparkEngine(_started(builder))


def _started(builder: Any) -> "SparkSession":
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        session: SparkSession = builder.getOrCreate()
        parts = 2 * session.sparkContext.defaultParallelism
    except (PySparkException, Py4JError):
        raise SmmError(Problem(message=NO_MASTER)) from None
    session.conf.set("spark.sql.shuffle.partitions", str(parts))
    return session


class SparkEngine:
    """Computes frames on Spark; see :class:`~smm.conversation.engines.Engine`."""

    addresses = True

    def __init__(self, session: "SparkSession") -> None:
        self._session = session

    def text(self, path: str, layout: Layout) -> Frame:
        """Return the wanted columns of a text file; see :class:`Engine`."""
        from pyspark.sql import functions as f

        columns = [*layout.header, SURPLUS]
        schema = ", ".join(f"{_name(name)} STRING" for name in columns)
        options = {
            "header": "true",
            "sep": layout.delimiter,
            "quote": layout.quote or "\u0000",
            "escape": layout.escape or layout.quote or "\u0000",
            "multiLine": "true",
            "nullValue": "",
            "emptyValue": "",
            "mode": "PERMISSIVE",
            "enforceSchema": "true",
        }
        read = self._session.read.options(**options).schema(schema).csv(_place(path))
        broken = f.when(f.col(SURPLUS).isNotNull(), f.raise_error(f.lit("not a row of this table")))
        wanted = [f.col(_name(name)) for name in layout.wanted]
        return _wrapped(read.filter(broken.isNull()).select(*wanted))

    def parquet(self, path: str) -> Frame:
        """Return Parquet as text; see :class:`Engine`."""
        from pyspark.sql import functions as f

        read = self._session.read.option("recursiveFileLookup", "true").parquet(_place(path))
        return _wrapped(read.select(*(f.col(_name(name)).cast("string").alias(name) for name in read.columns)))

    def head(self, address: str, size: int) -> bytes:
        """Return the first lines of a file; see :class:`Engine`."""
        from pyspark.errors import PySparkException

        try:
            rows = self._session.read.text(address).limit(max(2, size // 100)).collect()
        except PySparkException:
            raise DataFileError(Problem(message=NO_FILE)) from None
        return "".join(f"{row.value}\n" for row in rows).encode()[:size]

    def arrow(self, table: pa.Table) -> Frame:
        """Return a table that is in memory; see :class:`Engine`."""
        return _wrapped(self._session.createDataFrame(table))

    def small(self, columns: Mapping[str, tuple[str, Sequence[Any]]]) -> Frame:
        """Return a small table of values; see :class:`Engine`."""
        schema = ", ".join(f"{_name(name)} {_TYPES[kind]}" for name, (kind, _) in columns.items())
        rows = list(zip(*(values for _, values in columns.values()), strict=True))
        return _wrapped(self._session.createDataFrame(rows, schema))

    def typed(self, frame: Frame, times: Mapping[str, Sequence[str]], handles: str | None) -> Frame:
        """Return a frame with times in seconds and handles; see :class:`Engine`."""
        from pyspark.sql import functions as f

        columns = []
        for name in frame.collect_schema().names():
            column = f.col(_name(name))
            if name in times:
                tried = [f.try_to_timestamp(column)]
                patterns = [made for form in times[name] if (made := _pattern(form))]
                tried += [f.try_to_timestamp(column, f.lit(pattern)) for pattern in patterns]
                column = f.floor(f.unix_micros(f.coalesce(*tried)) / 1_000_000).cast("bigint")
            elif name == handles:
                found = f.array_join(f.regexp_extract_all(column, f.lit(ENGINE_HANDLE), f.lit(1)), " ")
                column = f.when(column.contains("@"), found)
            columns.append(column.alias(name))
        return _wrapped(frame.to_native().select(*columns))

    def words(self, frame: Frame, column: str) -> Frame:
        """Return one row for each word; see :class:`Engine`."""
        from pyspark.sql import functions as f

        others = [f.col(_name(name)) for name in frame.collect_schema().names() if name != column]
        split = f.explode(f.split(f.col(_name(column)), " ")).alias(column)
        return _wrapped(frame.to_native().select(*others, split))

    def numbered(self, frame: Frame) -> Frame:
        """Return a kept frame with row numbers; see :class:`Engine`."""
        from pyspark.sql import functions as f

        native = frame.to_native()
        return self.keep(_wrapped(native.select(f.monotonically_increasing_id().alias(ROW), *native.columns)))

    def keep(self, frame: Frame) -> Frame:
        """Return a kept frame; see :class:`Engine`."""
        from pyspark.errors import PySparkException

        try:
            return _wrapped(frame.to_native().localCheckpoint(eager=True))
        except PySparkException as error:
            if "not a row of this table" in str(error) or "CAST_INVALID_INPUT" in str(error):
                raise NotPlainError from None
            raise

    def drop(self, frame: Frame) -> None:
        """Do nothing: Spark itself gives up what nothing refers to any more."""

    def rows(self, frame: Frame) -> list[dict[str, Any]]:
        """Return the rows of a small frame; see :class:`Engine`."""
        return [row.asDict() for row in frame.to_native().collect()]

    def columns(self, frame: Frame) -> dict[str, NDArray[Any]]:
        """Return the columns of a frame; see :class:`Engine`."""
        table = frame.to_native().toArrow()
        return {name: table[name].to_numpy() for name in table.column_names}

    def rises(self, frame: Frame, column: str) -> bool:
        """Return False: rows in many places have no neighbours."""
        return False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.stop()


def _wrapped(native: "DataFrame") -> Frame:
    frame: Frame = nw.from_native(native)
    return frame


def _place(path: str) -> str:
    """Return an address Spark understands: a path of this machine as a file, any other as it is."""
    return path if re.match(r"[a-z][a-z0-9+.-]+://", path) else f"file://{path}"


def _pattern(form: str) -> str | None:
    """Return a format of ``strptime`` as Java writes it, or None where Java cannot read it (names of days)."""
    parts = re.findall(r"%.|[^%]+", form)
    if any(part.startswith("%") and part not in _PATTERNS for part in parts):
        return None
    return "".join(_PATTERNS.get(part, part) for part in parts)


def _name(name: str) -> str:
    """Return the name of a column as Spark writes it."""
    return "`" + name.replace("`", "``") + "`"
