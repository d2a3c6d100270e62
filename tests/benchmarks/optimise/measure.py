"""The planner's solver beside SciPy's SLSQP on the same programmes: ``python -m tests.benchmarks.optimise.measure``."""

import time

import numpy as np

from smm.optimisation.certificate import gap
from smm.optimisation.interior import solve
from tests.smm.optimisation.programs import program
from tests.smm.optimisation.solvers import by_slsqp


def timed(run, *arguments):
    start = time.perf_counter()
    found = run(*arguments)
    return found, 1000 * (time.perf_counter() - start)


def main(channels=40, instances=20):
    solve(program(0, channels))
    rows = []
    for seed in range(instances):
        p = program(seed, channels)
        ours, our_time = timed(solve, p)
        (theirs, success), their_time = timed(by_slsqp, p)
        kept = (p.sums(theirs) <= p.most * (1 + 1e-6)).all() and (p.sums(theirs) >= p.least - 1e-6).all()
        short = ours.value[0] - p.value(theirs)[0] if kept else np.nan
        rows.append((gap(p, ours.amounts), our_time, their_time, short, success and kept))
    gaps, our_times, their_times, shorts, fine = map(np.array, zip(*rows, strict=True))
    print(f"{instances} programmes of {channels} channels")
    print(f"here : {np.median(our_times):.1f} ms, most {our_times.max():.1f} ms, largest gap {gaps.max():.1e} points")
    print(f"SLSQP: {np.median(their_times):.1f} ms, most {their_times.max():.1f} ms, failures {(~fine).sum()}")
    if np.isfinite(shorts).any():
        print(f"SLSQP below the best by {np.nanmedian(shorts):.2g} points, at most {np.nanmax(shorts):.2g}")


if __name__ == "__main__":
    main()
