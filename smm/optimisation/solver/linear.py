"""Linear and mixed-integer programmes by HiGHS (Huangfu & Hall 2018): a thin door with arrays on both sides."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from smm.optimisation.solver.program import Flags, Places
from smm.sample import Floats

NODES = 20_000
"""Most nodes of one search; what is unproven then stays in the bound."""
TOLERANCE = 1e-9
FEASIBLE = 2
"""HiGHS's word for a solution that keeps all rows."""
OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "primal_feasibility_tolerance": TOLERANCE,
    "dual_feasibility_tolerance": TOLERANCE / 10,
    "mip_feasibility_tolerance": TOLERANCE,
    "mip_rel_gap": TOLERANCE,
    "mip_abs_gap": TOLERANCE,
    "mip_max_nodes": NODES,
}


@dataclass(frozen=True)
class Row:
    """``low <= values · x[columns] <= high``."""

    columns: Places
    values: Floats
    high: float
    low: float = -np.inf


@dataclass(frozen=True)
class Solution:
    """What HiGHS found.

    Attributes
    ----------
    x : array (columns,)
    prices : array (rows,)
        What one unit more of each row's limit changes the cost by; only of a programme without integers.
    bound : float
        No solution costs less.
    """

    x: Floats
    prices: Floats
    bound: float


class LinearModel:
    """Minimise ``cost · x`` with ``low <= x <= high``, some of them whole numbers, and rows that may be added.

    Examples
    --------
    >>> model = LinearModel(np.array([-1.0, -1.0]), np.zeros(2), np.ones(2))
    >>> model.add([Row(np.array([0, 1]), np.array([1.0, 2.0]), 2.0)])
    >>> model.solve().x.tolist()
    [1.0, 0.5]
    """

    def __init__(self, cost: Floats, low: Floats, high: Floats, integral: Flags | None = None) -> None:
        import highspy

        self._whole = integral is not None and bool(integral.any())
        self._solver = _quiet()()
        for name, value in OPTIONS.items():
            self._solver.setOptionValue(name, value)
        lp = highspy.HighsLp()
        lp.num_col_ = len(cost)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = (np.asarray(one, dtype=float) for one in (cost, low, high))
        if integral is not None and self._whole:
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            lp.integrality_ = [kinds[int(whole)] for whole in integral]
        lp.a_matrix_.start_ = np.zeros(len(cost) + 1, dtype=np.int32)
        self._solver.passModel(lp)

    def add(self, rows: list[Row]) -> None:
        """Add rows."""
        if not rows:
            return
        lengths = np.array([len(row.columns) for row in rows])
        self._solver.addRows(
            len(rows),
            np.array([row.low for row in rows]),
            np.array([row.high for row in rows]),
            int(lengths.sum()),
            np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int32),
            np.concatenate([row.columns for row in rows]).astype(np.int32),
            np.concatenate([row.values for row in rows]).astype(float),
        )

    def solve(self) -> Solution | None:
        """Return the best solution, ``None`` where there is none."""
        self._solver.run()
        info: Any = self._solver.getInfo()
        if info.primal_solution_status != FEASIBLE:
            return None
        found = self._solver.getSolution()
        bound = info.mip_dual_bound if self._whole else info.objective_function_value
        return Solution(np.array(found.col_value), np.array(found.row_dual), float(bound))


@cache
def _quiet() -> Any:
    """Return HiGHS without its callbacks, which are not used here: turning them on prints a banner."""
    import highspy

    return type("Quiet", (highspy.Highs,), {"enableCallbacks": lambda self: None})
