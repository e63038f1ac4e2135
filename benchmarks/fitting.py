"""Logistic regression from chances: what is wanted of a row may lie between no and yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_ROUNDS = 200


def fit(rows: csr_matrix, wanted: np.ndarray, count: np.ndarray, strength: float) -> tuple[np.ndarray, float]:
    """Return the weight of each column, and the bias.

    A row counts as often as ``count`` says; ``strength`` is the inverse of how much large weights cost. The
    same rows give the same weights each time.
    """
    size = rows.shape[1]
    columns = rows.T.tocsr()

    def cost(at: np.ndarray) -> tuple[float, np.ndarray]:
        sums = rows @ at[:size] + at[size]
        off = count * (1 / (1 + np.exp(-sums)) - wanted)
        value = strength * (count @ (np.logaddexp(0, sums) - wanted * sums)) + at[:size] @ at[:size] / 2
        return value, np.append(strength * (columns @ off) + at[:size], strength * off.sum())

    found = minimize(
        cost, np.zeros(size + 1), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS, "maxcor": 8}
    )
    return found.x[:size], float(found.x[size])
