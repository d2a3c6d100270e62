"""Where frames are computed: DuckDB inside this process, or Apache Spark for logs that outgrow one machine.

The measures themselves are Narwhals expressions, written once. An engine only reads, keeps and hands back frames, and
turns text into times and handles, which every database spells in its own way.
"""

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

import narwhals as nw

from smm.conversation.layout import Layout

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

Frame = nw.LazyFrame[Any]
ROW = "n"
"""Column of :meth:`Engine.numbered`: whole numbers that rise in the order of the rows."""


class Engine(Protocol):
    """What computes frames; a context manager that forgets everything when it ends.

    Attributes
    ----------
    addresses : bool
        Whether it reads from shared storage, by address.
    """

    addresses: bool

    def text(self, path: str, layout: Layout) -> Frame:
        """Return the wanted columns of a text file, every cell as text, an empty one as NULL.

        Raises
        ------
        NotPlainError
            When a row does not have the file's columns.
        """
        ...

    def parquet(self, path: str) -> Frame:
        """Return a Parquet file, or a folder of them as one table, every cell as text."""
        ...

    def head(self, address: str, size: int) -> bytes:
        """Return the first bytes of a text file, at least some lines."""
        ...

    def arrow(self, table: "pa.Table") -> Frame:
        """Return a table that is in memory."""
        ...

    def small(self, columns: Mapping[str, tuple[str, Sequence[Any]]]) -> Frame:
        """Return a small table of values: for each column its SQL type and its values."""
        ...

    def typed(self, frame: Frame, times: Mapping[str, Sequence[str]], handles: str | None) -> Frame:
        """Return a frame whose columns of times are seconds since 1970 (UTC), NULL where no format fits.

        Parameters
        ----------
        times : mapping of str to sequence of str
            Column to the formats (of ``strptime``) tried besides ISO 8601.
        handles : str, optional
            A column of text that becomes the handles it mentions, one space between them.
        """
        ...

    def words(self, frame: Frame, column: str) -> Frame:
        """Return one row for each word of a column, the other columns repeated."""
        ...

    def numbered(self, frame: Frame) -> Frame:
        """Return a frame, computed once, with the number of each row as column ``n``."""
        ...

    def keep(self, frame: Frame) -> Frame:
        """Return a frame, computed once."""
        ...

    def drop(self, frame: Frame) -> None:
        """Forget a kept frame, and every frame made of it."""
        ...

    def rows(self, frame: Frame) -> list[dict[str, Any]]:
        """Return the rows of a small frame."""
        ...

    def columns(self, frame: Frame) -> "dict[str, NDArray[Any]]":
        """Return the columns of a frame without NULL; texts as objects."""
        ...

    def rises(self, frame: Frame, column: str) -> bool:
        """Return whether a column of whole numbers surely rises from row to row, so that none comes twice.

        A quick look that may be missed: ``False`` says nothing.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class NotPlainError(Exception):
    """A text file has a row that is not of its table."""


def with_nulls(frame: Frame, kinds: Mapping[str, Any]) -> Frame:
    """Add the columns a frame has not as NULL, each of its type; nothing is kept for them."""
    here = frame.collect_schema().names()
    gone = {name: nw.lit(None, dtype=kind()) for name, kind in kinds.items() if name not in here}
    return frame.with_columns(**gone) if gone else frame
