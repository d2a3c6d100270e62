"""A programme without units: every amount as a share of the room it has, every limit as a share of what is left.

Generic solvers fail on raw currency (their steps and tolerances mean nothing there); in these variables the same mix is
found in cents and in millions.
"""

from dataclasses import dataclass

import numpy as np

from smm.optimisation.solver.program import Flags, Program
from smm.sample import Floats

TINY = 1e-13
"""Room below this share of a limit is no room."""


@dataclass(frozen=True)
class Standard:
    """``amount = low + room · t`` with ``0 <= t``, ``t <= 1`` where ``bounded``, and ``rows · t <= limit``.

    Attributes
    ----------
    room : array (problems, 2, channels)
        Units of one t; 0 where an amount cannot change or would change nothing.
    rate : array (problems, 2, channels)
        Presences of one t.
    base : array (problems, channels)
        Presences of the least amounts.
    bounded : array of bool (problems, 2, channels)
        Whether an own limit, rather than a shared one, ends the room.
    rows : array (problems, rows, 2, channels)
        The upper limits in order, then the lower ones.
    limit : array (problems, rows)
    per_unit : array (problems, rows)
        What one unit of a limit is in ``limit``: turns prices back into points per unit.
    """

    room: Floats
    rate: Floats
    base: Floats
    bounded: Flags
    rows: Floats
    limit: Floats
    per_unit: Floats


def standard(program: Program) -> Standard:
    """Return a programme without units."""
    p = program.spread_out()
    spent = p.sums(p.low)
    left = np.where(np.isfinite(p.most), np.maximum(p.most - spent, 0.0), np.inf)
    left[np.isfinite(left) & (left <= TINY * np.abs(p.most))] = 0.0
    shared = _shared_room(p.coefficients, left)
    own = p.high - p.low
    lacking = np.maximum(p.least - spent, 0.0)
    lacking[lacking <= TINY * np.abs(p.least)] = 0.0
    room = np.minimum(own, shared)
    room = np.where(_useful(p, lacking) & (room > TINY * np.maximum(p.low, 0.0)), room, 0.0)
    rows, limit, per_unit = _upper(p.coefficients, room, left)
    if (lacking > 0).any():
        more = _lower(p.coefficients, room, lacking)
        rows, limit, per_unit = (
            np.concatenate(pair, axis=1) for pair in zip((rows, limit, per_unit), more, strict=True)
        )
    return Standard(
        room=room,
        rate=room / p.full,
        base=(p.low / p.full).sum(axis=1),
        bounded=(own < shared * (1.0 - 1e-12)) | (room == 0.0),
        rows=rows,
        limit=limit,
        per_unit=per_unit,
    )


def _shared_room(coefficients: Floats, left: Floats) -> Floats:
    """Return how far each amount could go if it took all that is left of its limits, (problems, 2, channels)."""
    room = np.full((len(left), *coefficients.shape[1:]), np.inf)
    for row, rest in zip(coefficients, left.T, strict=True):
        with np.errstate(divide="ignore", invalid="ignore"):
            alone = rest[:, np.newaxis, np.newaxis] / row
        np.minimum(room, np.where(row > 0, alone, np.inf), out=room)
    return room


def _useful(p: Program, lacking: Floats) -> Flags:
    helps = np.isfinite(p.full) & (p.dose.max(axis=1) > 0)[:, np.newaxis, :]
    asked: Flags = np.einsum("sk,kjc->sjc", lacking, p.coefficients) > 0
    useful: Flags = helps | asked
    return useful


def _upper(coefficients: Floats, room: Floats, left: Floats) -> tuple[Floats, Floats, Floats]:
    scale = np.where(np.isfinite(left) & (left > 0), left, np.inf)
    rows = coefficients * room[:, np.newaxis] / scale[:, :, np.newaxis, np.newaxis]
    return rows, np.ones_like(left), 1.0 / scale


def _lower(coefficients: Floats, room: Floats, lacking: Floats) -> tuple[Floats, Floats, Floats]:
    scale = np.where(lacking > 0, lacking, np.inf)
    rows = -coefficients * room[:, np.newaxis] / scale[:, :, np.newaxis, np.newaxis]
    return rows, np.where(lacking > 0, -1.0, 1.0), -1.0 / scale
