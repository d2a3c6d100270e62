"""Where a command line finds its data."""

from pathlib import Path
from typing import Any

import click


class FileOrAddress(click.Path):
    """A file or folder of this machine, or an address such as ``s3a://bucket/log``, which stays text."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """Return an address as it is, a path as a path."""
        if isinstance(value, str) and "://" in value:
            return value
        found: Path = super().convert(value, param, ctx)  # type: ignore[assignment]
        return found
