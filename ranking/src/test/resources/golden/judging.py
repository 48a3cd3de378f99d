"""Golden values for phase, interference and the choice of children.

Run: python3 judging.py > judging.json
SciPy, NumPy, statsmodels (autocorrelation, least squares) and NetworkX (matching) are independent of
the code under test; where no library has the function, it is written here in plain NumPy.
"""
import itertools
import json
import platform

import networkx
import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import optimize, signal, stats
from statsmodels.tsa.stattools import acf

rng = np.random.default_rng(20200108)


def listed(a):
    return np.asarray(a, dtype=float).tolist()


def walk(n):
    return np.cumsum(rng.normal(size=n))


def autocorrelations():
    for name, x in [
        ("white noise", rng.normal(size=50)),
        ("random walk", walk(129)),
        ("period 7", np.tile(rng.normal(size=7), 9) + 0.1 * rng.normal(size=63)),
        ("far from zero", 1e3 + rng.normal(size=64)),
        ("two values", np.array([1.0, 2.0])),
    ]:
        yield {
            "name": name,
            "x": listed(x),
            "acf": listed(acf(x, adjusted=False, nlags=len(x) - 1, fft=False)),
        }


def spectra():
    for length, children in [(8, 1), (63, 3), (128, 5)]:
        rows = rng.normal(size=(children, length))
        rows -= rows.mean(1, keepdims=True)
        power = (np.abs(np.fft.rfft(rows, axis=1)) ** 2).sum(0)
        yield {"rows": [listed(r) for r in rows], "power": listed(power)}


def smooths():
    for n, degree in [(12, 1), (40, 2), (100, 3)]:
        x = np.log(np.arange(3, n + 3))
        y = rng.normal(size=n) - x
        fit = sm.OLS(y, np.vander(x, degree + 1)).fit()
        leverage = fit.get_influence().hat_matrix_diag
        yield {
            "x": listed(x),
            "y": listed(y),
            "degree": degree,
            "residuals": listed(fit.resid / np.sqrt(1 - leverage)),
        }


def assignments():
    for n in (1, 2, 5, 20, 64):
        gain = rng.normal(size=(n, n))
        rows, columns = optimize.linear_sum_assignment(gain, maximize=True)
        yield {
            "gain": [listed(r) for r in gain],
            "columns": columns.tolist(),
            "total": float(gain[rows, columns].sum()),
        }


def symmetric(n):
    a = rng.uniform(-1, 1, size=(n, n))
    return (a + a.T) / 2


def best_pairs(weight, pairs):
    """Exactly so many pairs, by trying all."""

    def every(left, k):
        if k == 0:
            yield []
        elif len(left) >= 2 * k:
            first, rest = left[0], left[1:]
            yield from every(rest, k)
            for other in rest:
                for more in every([v for v in rest if v != other], k - 1):
                    yield [(first, other)] + more

    return max(
        every(list(range(len(weight))), pairs), key=lambda m: sum(weight[i, j] for i, j in m)
    )


def matchings():
    for n, pairs in [(2, 1), (6, 1), (6, 2), (7, 3), (8, 3), (9, 2)]:
        weight = symmetric(n)
        yield matching("all tried", weight, best_pairs(weight, pairs))
    for n in (6, 10, 32, 64, 33):
        weight = symmetric(n)
        graph = networkx.Graph()
        for i, j in itertools.combinations(range(n), 2):
            graph.add_edge(i, j, weight=weight[i, j])
        found = networkx.max_weight_matching(graph, maxcardinality=True)
        yield matching("NetworkX", weight, found)


def matching(source, weight, pairs):
    pairs = sorted(sorted(p) for p in pairs)
    return {
        "source": source,
        "weight": [listed(r) for r in weight],
        "pairs": [[int(i), int(j)] for i, j in pairs],
        "total": float(sum(weight[i, j] for i, j in pairs)),
    }


def correlation_matrices():
    for length, children in [(5, 3), (64, 6)]:
        series = np.cumsum(rng.normal(size=(length, children)), axis=0)
        yield {
            "series": [listed(r) for r in series],
            "kept": [listed(r) for r in np.corrcoef(series.T)],
            "linear": [listed(r) for r in np.corrcoef(signal.detrend(series, axis=0).T)],
        }


def boxes():
    for n in (1, 2, 5, 10, 11):
        x = rng.integers(1, 65, size=n)
        yield {"x": x.tolist(), "quartiles": listed(np.percentile(x, [0, 25, 50, 75, 100]))}


def rates():
    for failures, n in [(0, 10), (3, 10), (10, 10), (1, 1), (7, 40)]:
        ci = stats.binomtest(failures, n).proportion_ci(0.95, method="exact")
        yield {"failures": failures, "n": n, "low": float(ci.low), "high": float(ci.high)}


def selections():
    for n in (3, 12, 64):
        truth = np.round(rng.uniform(0.6, 0.8, size=n), 3)
        scores = np.round(truth + rng.normal(0, 0.05, size=n), 2)
        by_score = np.lexsort((np.arange(n), -scores))
        by_truth = np.lexsort((np.arange(n), -truth))
        rank = np.empty(n, dtype=int)
        rank[by_truth] = np.arange(1, n + 1)
        quarter = by_truth[: -(-n // 4)]
        quarter_tau = stats.kendalltau(scores[quarter], truth[quarter]).statistic
        yield {
            "truth": listed(truth),
            "scores": listed(scores),
            "sparse": float(stats.kendalltau(scores, np.rint(truth / 0.02)).statistic),
            "topQuarter": None if np.isnan(quarter_tau) else float(quarter_tau),
            "top": [
                {
                    "k": k,
                    "children": by_score[:k].tolist(),
                    "ranks": rank[by_score[:k]].tolist(),
                    "regret": float(truth.max() - truth[by_score[:k]].max()),
                    "precision": len(set(by_score[:k]) & set(by_truth[:k])) / k,
                    "bottom": len(set(by_score[n - k :]) & set(by_truth[n - k :])) / k,
                    "relative": float(rank[by_score[:k]].min() / n),
                }
                for k in (1, 3, 5, 10)
                if k <= n
            ],
        }


def tied_pairs():
    """Two children with independent normal errors: one-sided t-test of the difference."""
    for sds, n, level in [((1.0, 1.0), 5, 0.95), ((0.5, 2.0), 10, 0.9)]:
        se = np.sqrt((sds[0] ** 2 + sds[1] ** 2) / n)
        yield {
            "sds": listed(sds),
            "seeds": n,
            "level": level,
            "limit": float(stats.t.ppf(level, n - 1) * se),
        }


print(
    json.dumps(
        {
            "made": {
                "scipy": scipy.__version__,
                "numpy": np.__version__,
                "statsmodels": statsmodels.__version__,
                "networkx": networkx.__version__,
                "python": platform.python_version(),
            },
            "autocorrelations": list(autocorrelations()),
            "spectra": list(spectra()),
            "smooths": list(smooths()),
            "assignments": list(assignments()),
            "matchings": list(matchings()),
            "correlationMatrices": list(correlation_matrices()),
            "boxes": list(boxes()),
            "rates": list(rates()),
            "selections": list(selections()),
            "tiedPairs": list(tied_pairs()),
        }
    )
)
