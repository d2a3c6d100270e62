"""Which column is which field, in a small file that is used again on the next export."""

import json
from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from smm.errors import DataFileError, Problem
from smm.i18n import N_
from smm.ingest.privacy import masked
from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.meaning import Imported
from smm.refusals import explain

SIZE_LIMIT = 200_000


class SavedMapping(BaseModel):
    """A mapping that was accepted once.

    Attributes
    ----------
    kind : Kind
    columns : dict of str to str
        Field to column name, as the file wrote it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    version: Literal[1] = 1
    kind: Kind
    columns: dict[str, str] = Field(max_length=1_000)

    def dumps(self) -> str:
        """Return the mapping as JSON, one field a line."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"

    def told(self, header: Sequence[str]) -> dict[str, str]:
        """Return the fields whose column a file has."""
        names = {name.strip() for name in header}
        return {field: column for field, column in self.columns.items() if column.strip() in names}


def saved(found: Imported) -> SavedMapping:
    """Return the mapping of an import, to be kept."""
    return SavedMapping(kind=found.kind, columns={field: one.column for field, one in found.mapping.items()})


def read_mapping(content: bytes) -> SavedMapping:
    """Return a mapping from its file.

    Raises
    ------
    DataFileError
        When it is too large, no JSON, of a newer version or holds unknown values.

    Examples
    --------
    >>> read_mapping(b'{"version": 1, "kind": "spend", "columns": {"spend": "Cost"}}').columns
    {'spend': 'Cost'}
    """
    if len(content) > SIZE_LIMIT:
        raise DataFileError(Problem(message=N_("The file is too large."), expected=N_("at most 200 kB")))
    try:
        return SavedMapping.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]["type"]
        if first == "json_invalid":
            raise DataFileError(Problem(message=N_("This is no file of saved columns."))) from None
        raise DataFileError(explain(error)) from None


def absent(told: Mapping[str, str], header: Sequence[str]) -> list[Problem]:
    """Return a problem for each column that was named and is not there."""
    names = {name.strip() for name in header}
    said = N_("The column {column}, named for {field}, is not in this file.")
    return [
        Problem(message=said, values={"column": masked(column), "field": field}, fix=LOOK)
        for field, column in told.items()
        if column.strip() not in names
    ]


LOOK = N_("Look at the file's headings and name the column again.")
