"""Random programmes with limits of every kind, and random mixes within them."""

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from smm.optimisation.solver.program import Program


def program(seed, channels=12, groups=True, units=(1.0, 1.0)):
    """A programme like those of plans: three kinds of media, bounds, locked channels, channels that nothing moves."""
    random = np.random.default_rng(seed)
    budget = np.array([random.uniform(100, 5000), random.uniform(5, 120)])
    low, high = _bounds(random, channels, budget)
    rows = [row(channels, kind) for kind in (0, 1)]
    least, most = [-np.inf, -np.inf], list(budget)
    for group in range(3 if groups else 0):
        for kind in (0, 1):
            members = row(channels, kind, np.arange(channels) % 3 == group)
            below = (low[0] * members).sum()
            most.append(below + random.random() * budget[kind] * 0.6)
            room = (np.minimum(high[0], 1e9) * members).sum() - below
            spare = min(most[-1] - below, (budget[kind] - low[0, kind].sum()) / 6, 0.9 * room)
            least.append(below + random.random() * spare if random.random() < 0.3 else -np.inf)
            rows.append(members)
    weight = random.random(5)
    made = Program(
        dose=random.random((1, 5, channels)) * random.random((1, 1, channels)),
        weight=weight / weight.sum(),
        full=_full(random, channels),
        low=low,
        high=high,
        coefficients=np.array(rows),
        least=np.array([least]),
        most=np.array([most]),
    )
    return in_units(made, units)


def in_units(p, units):
    """The same programme with money and hours counted in other units."""
    each = np.array(units)
    sides = np.resize(each, len(p.coefficients))  # every second limit is on hours
    return replace(
        p,
        full=p.full * each[:, None],
        low=p.low * each[:, None],
        high=p.high * each[:, None],
        least=p.least * sides,
        most=p.most * sides,
    )


def row(channels, kind, members=True):
    made = np.zeros((2, channels))
    made[kind] = members
    return made


def _full(random, channels):
    hours = np.exp(random.uniform(np.log(3), np.log(40), channels))
    money = np.exp(random.uniform(np.log(50), np.log(5000), channels))
    kind = random.integers(0, 5, channels)
    money = np.where(kind == 0, hours * 40, np.where((kind == 1) | (kind == 4), np.inf, money))
    return np.stack([money, np.where((kind == 2) | (kind == 4), np.inf, hours)])[np.newaxis]


def _bounds(random, channels, budget):
    low, high = np.zeros((1, 2, channels)), np.full((1, 2, channels), np.inf)
    for kind in (0, 1):
        for c in range(channels):
            chance, share = random.random(), random.random() * budget[kind]
            if chance < 0.15:
                high[0, kind, c] = share
            elif chance > 0.9:
                low[0, kind, c] = share / (2 * channels)
            elif 0.45 < chance < 0.5:
                low[0, kind, c] = high[0, kind, c] = share / (4 * channels)
    return low, high


SEEDS = st.integers(0, 10**6)
PROGRAMS = st.builds(program, SEEDS, st.integers(1, 20), st.booleans())


def feasible(p, seed, count=64):
    """Random mixes within the limits, shape (count, 2, channels): vertices of random prices, and blends of them."""
    from scipy.optimize import linprog

    random = np.random.default_rng(seed)
    rows = p.coefficients.reshape(len(p.coefficients), -1)
    below, above = np.isfinite(p.most[0]), np.isfinite(p.least[0])
    matrix = np.concatenate([rows[below], -rows[above]])
    limit = np.concatenate([p.most[0, below], -p.least[0, above]])
    bounds = np.stack([p.low[0].ravel(), p.high[0].ravel()], axis=1)
    corners = [
        linprog(random.normal(size=rows.shape[1]), A_ub=matrix, b_ub=limit, bounds=bounds, method="highs").x
        for _ in range(4)
    ]
    blends = random.dirichlet(np.full(4, 0.5), size=count) @ np.array(corners)
    return blends.reshape(count, 2, -1)
