"""The planner's solver beside SciPy's SLSQP on the same programmes: ``python -m tests.benchmarks.optimise.measure``.

SLSQP starts from the equal split, on raw amounts and with exact slopes: as planners call it (100 steps, its default),
with ten times the steps, and with the same money counted in a unit a thousand times smaller, as for yen or for large
budgets.
"""

import sys
import time

import numpy as np

from smm.optimisation.solver.certificate import gap
from smm.optimisation.solver.interior import solve
from tests.smm.optimisation.programs import in_units, program
from tests.smm.optimisation.solvers import by_slsqp

SLIPS = 1e-6
"""Share of a limit by which a mix may break it and still count."""


def ours(p):
    amounts = solve(p).amounts
    return amounts, gap(p, amounts) <= 1e-6


def slsqp(steps):
    return lambda p: by_slsqp(p, steps)


def timed(run, p):
    start = time.perf_counter()
    amounts, success = run(p)
    took = 1000 * (time.perf_counter() - start)
    sums = p.sums(amounts)
    kept = (sums <= p.most * (1 + SLIPS)).all() and (sums >= p.least - SLIPS * np.abs(p.most)).all()
    return p.value(amounts)[0] if kept else np.nan, success and kept, took


def main(channels=40, instances=20):
    plain = [program(seed, channels) for seed in range(instances)]
    small = [in_units(p, (1000.0, 1.0)) for p in plain]
    best = np.array([solve(p).value[0] for p in plain])
    runs = (
        ("here", ours, plain),
        ("here, money in thousandths", ours, small),
        ("SLSQP, 100 steps", slsqp(100), plain),
        ("SLSQP, 1,000 steps", slsqp(1000), plain),
        ("SLSQP, 1,000 steps, money in thousandths", slsqp(1000), small),
    )
    print(f"{instances} programmes of {channels} channels, two budgets, three groups; points of 100")
    print("| solver | says it succeeded | below the best: median | most | broke a limit | ms: median | most |")
    print("|---|---|---|---|---|---|---|")
    for name, run, programs in runs:
        values, fine, times = map(np.array, zip(*(timed(run, p) for p in programs), strict=True))
        short, kept = best - values, np.isfinite(values)
        print(
            f"| {name} | {fine.sum()} | {np.median(short[kept]):.2g} | {short[kept].max():.2g} "
            f"| {(~kept).sum()} | {np.median(times):.1f} | {times.max():.0f} |"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
