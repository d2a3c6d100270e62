"""The best mix by other people's solvers: CVXPY with Clarabel, and SciPy's SLSQP."""

import warnings

import numpy as np


def by_clarabel(p):
    """Return the best value, from the same model written for CVXPY in presences."""
    import cvxpy as cp

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of CVXPY's own imports
        full = np.where(np.isfinite(p.full[0]), p.full[0], 1.0)
        moves = np.isfinite(p.full[0])
        share = cp.Variable(full.shape)
        amounts = cp.multiply(full, share)
        u = cp.sum(cp.multiply(moves.astype(float), share), axis=0)
        dose = p.dose[0] @ (1 - cp.inv_pos(1 + u))
        score = 100 * p.weight @ (1 - cp.exp(-dose))
        limits = [share >= p.low[0] / full]
        capped = np.isfinite(p.high[0])
        if capped.any():
            limits.append(share[capped] <= (p.high[0] / full)[capped])
        for row, least, most in zip(p.coefficients, p.least[0], p.most[0], strict=True):
            total = cp.sum(cp.multiply(row, amounts)) / most
            limits.append(total <= 1)
            if np.isfinite(least):
                limits.append(total >= least / most)
        problem = cp.Problem(cp.Maximize(score), limits)
        problem.solve(solver="CLARABEL", tol_gap_abs=1e-10, tol_gap_rel=1e-10, tol_feas=1e-10)
    return float(problem.value)


def by_slsqp(p, steps=1000):
    """Return amounts and whether SLSQP reports success, from an equal split, on raw currency and hours."""
    from scipy.optimize import minimize

    shape, rows = p.low.shape, p.coefficients.reshape(len(p.coefficients), -1)
    channels = shape[2]
    start = np.repeat(p.most[0, :2] / channels, channels)
    start = np.clip(start, p.low[0].ravel(), p.high[0].ravel())
    limits = [{"type": "ineq", "fun": lambda x: p.most[0] - rows @ x, "jac": lambda x: -rows}]
    above = np.isfinite(p.least[0])
    if above.any():
        limits.append(
            {"type": "ineq", "fun": lambda x: rows[above] @ x - p.least[0, above], "jac": lambda x: rows[above]}
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = minimize(
            lambda x: -p.value(x.reshape(shape))[0],
            start,
            jac=lambda x: -p.gradient(x.reshape(shape))[0].ravel(),
            bounds=list(zip(p.low[0].ravel(), p.high[0].ravel(), strict=True)),
            constraints=limits,
            method="SLSQP",
            options={"maxiter": steps},  # its default of 100 ends before it is done
        )
    return found.x.reshape(shape), bool(found.success)
