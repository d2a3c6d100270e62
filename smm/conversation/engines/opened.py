"""The engine a person asks for, by name."""

from smm.conversation.engines import Engine
from smm.conversation.engines.duckdb import MEMORY, DuckDBEngine

DUCKDB, SPARK = "duckdb", "spark"
NAMES = (DUCKDB, SPARK)


def opened(name: str = DUCKDB, master: str | None = None, memory: str | None = None) -> Engine:
    """Return an engine, to be used in a ``with``.

    Parameters
    ----------
    master : str, optional
        Address of a Spark cluster; without one Spark runs on this machine.
    memory : str, optional
        Most that DuckDB takes, such as ``2GB``.

    Raises
    ------
    SmmError
        When Spark or its Java is not installed.
    """
    if name == DUCKDB:
        return DuckDBEngine(memory or MEMORY)
    from smm.conversation.engines.spark import spark_engine

    return spark_engine(master)
