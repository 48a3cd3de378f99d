"""Golden values of tests, intervals and plans. Run: python3 statistics.py > statistics.json

Student's t, the normal distribution and chi-square are SciPy's, percentiles NumPy's. SciPy's
noncentral t is right to some 1e-9 only, so the power is integrated with 30 digits by mpmath and
checked against it. Holm and Benjamini-Hochberg are statsmodels'. The jackknife, the two-way analysis
of variance and the effective sample size are written in plain NumPy from their definitions.
"""
import itertools
import json
import platform

import mpmath
import numpy
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.multitest import multipletests

mpmath.mp.dps = 30

rng = numpy.random.default_rng(20240501)


def holm(p):
    return [float(q) for q in multipletests(p, method="holm")[1]]


def benjamini_hochberg(p):
    return [float(q) for q in multipletests(p, method="fdr_bh")[1]]


def fisher(tau, variance, freedom, level=0.95):
    half = stats.t.ppf((1 + level) / 2, freedom) * numpy.sqrt(variance) / (1 - tau**2)
    z = numpy.arctanh(tau)
    return [float(numpy.tanh(z - half)), float(numpy.tanh(z + half))]


def expected(taus):
    taus = numpy.asarray(taus)
    n = len(taus)
    return fisher(taus.mean(), taus.var(ddof=1) / n, n - 1)


def new_instance(taus, level=0.95):
    z = numpy.arctanh(taus)
    n = len(z)
    half = stats.t.ppf((1 + level) / 2, n - 1) * z.std(ddof=1) * numpy.sqrt(1 + 1 / n)
    return [float(numpy.tanh(z.mean() - half)), float(numpy.tanh(z.mean() + half))]


def corrected(taus, variance, freedom):
    taus = numpy.asarray(taus)
    n = len(taus)
    own = taus.var(ddof=1) / n
    both = own + variance
    return fisher(taus.mean(), both, both**2 / (own**2 / (n - 1) + variance**2 / freedom))


def bootstrap(values, resamples, level=0.95):
    """Ends of the mean's interval, the tails widened so that normal values get Student's t."""
    n = len(values)
    means = numpy.asarray(values)[resamples].mean(axis=1)
    medians = numpy.median(numpy.asarray(values)[resamples], axis=1)
    tail = stats.norm.cdf(-stats.t.ppf((1 + level) / 2, n - 1) * numpy.sqrt(n / (n - 1)))
    return {
        "values": [float(v) for v in values],
        "resamples": ["".join(map(str, row)) for row in resamples],
        "tail": float(tail),
        "mean": numpy.quantile(means, [tail, 1 - tail]).tolist(),
        "median": numpy.percentile(medians, [2.5, 97.5]).tolist(),
    }


def pairs(scores):
    n = len(scores)
    tau = {
        (i, j): stats.kendalltau(scores[i], scores[j]).statistic
        for i, j in itertools.combinations(range(n), 2)
    }
    without = numpy.array(
        [numpy.mean([t for pair, t in tau.items() if i not in pair]) for i in range(n)]
    )
    variance = (n - 1) / n * numpy.sum((without - without.mean()) ** 2)
    return fisher(numpy.mean(list(tau.values())), variance, n - 1)


def power(difference, sd, n, paired, alpha=0.05):
    freedom = n - 1 if paired else 2 * n - 2
    shift = difference / sd * numpy.sqrt(n if paired else n / 2)
    critical = stats.t.ppf(1 - alpha / 2, freedom)
    half = mpmath.mpf(freedom) / 2

    def found(root):
        limit = critical * root / mpmath.sqrt(freedom)
        chi = mpmath.exp((half - 1) * mpmath.log(root**2) - root**2 / 2)
        beyond = mpmath.ncdf(shift - limit) + mpmath.ncdf(-shift - limit)
        return beyond * 2 * root * chi / (mpmath.mpf(2) ** half * mpmath.gamma(half))

    far = mpmath.sqrt(freedom) + 14
    value = float(mpmath.quad(found, mpmath.linspace(mpmath.mpf(10) ** -30, far, 40)))
    scipys = stats.nct.sf(critical, freedom, shift) + stats.nct.cdf(-critical, freedom, shift)
    assert abs(value - scipys) < 1e-8, (value, scipys)
    return value


def effective(x):
    x = numpy.asarray(x) - numpy.mean(x)
    n = len(x)
    r = [float(numpy.dot(x[: n - k], x[k:]) / numpy.dot(x, x)) for k in range(n)]
    total = -1.0
    for lag in range(0, n - 1, 2):
        if r[lag] + r[lag + 1] <= 0:
            break
        total += 2 * (r[lag] + r[lag + 1])
    return float(max(1, n / max(1, total)))


def autoregressive(n, phi):
    x = [0.0]
    for _ in range(n - 1):
        x.append(phi * x[-1] + float(rng.normal()))
    return x


def children_variance(scores, truth):
    """What two-way pseudo-values give beyond the variance of the mean over instances."""
    c = len(truth)
    pseudo = numpy.array(
        [
            [
                c * stats.kendalltau(s, truth).statistic
                - (c - 1)
                * stats.kendalltau(numpy.delete(s, k), numpy.delete(truth, k)).statistic
                for k in range(c)
            ]
            for s in scores
        ]
    )
    i = len(scores)
    rows = pseudo.mean(axis=1, keepdims=True)
    columns = pseudo.mean(axis=0, keepdims=True)
    by_row = c * rows.var(ddof=1)
    by_column = i * columns.var(ddof=1)
    rest = pseudo - rows - columns + pseudo.mean()
    within = (rest**2).sum() / ((i - 1) * (c - 1))
    both = max(by_row, by_row + by_column - within) / (i * c)
    return float(max(0, both - rows.var(ddof=1) / i))


taus = [float(t) for t in rng.uniform(0.2, 0.8, 10)]
p_values = [0.01, 0.04, 0.03, 0.005, 0.2, 0.9, 0.03]
ideal = rng.normal(0, 1, 20)
scores = [(ideal + rng.normal(0, 1, 20)) for _ in range(9)]
series = autoregressive(300, 0.7)
first = [float(v) for v in rng.normal(0.5, 0.1, 9)]
second = [float(v) for v in rng.normal(0.4, 0.15, 12)]
skewed = rng.exponential(0.01, 9).round(3)
resamples = rng.integers(0, 9, size=(200, 9))  # one digit each
welch = stats.ttest_ind(first, second, equal_var=False)
related = stats.ttest_rel(first, second[:9])
print(
    json.dumps(
        {
            "made": {
                "scipy": scipy.__version__,
                "numpy": numpy.__version__,
                "mpmath": mpmath.__version__,
                "statsmodels": statsmodels.__version__,
                "python": platform.python_version(),
            },
            "taus": taus,
            "expected": expected(taus),
            "newInstance": new_instance(taus),
            "correctedVariance": 0.0004,
            "correctedFreedom": 63,
            "corrected": corrected(taus, 0.0004, 63),
            "bootstrap": bootstrap(skewed, resamples),
            "p": p_values,
            "holm": holm(p_values),
            "benjaminiHochberg": benjamini_hochberg(p_values),
            "ideal": [float(v) for v in ideal],
            "scores": [[float(v) for v in s] for s in scores],
            "pairs": pairs(scores),
            "childrenVariance": children_variance(scores, ideal),
            "series": series,
            "effective": effective(series),
            "first": first,
            "second": second,
            "welch": {
                "p": float(welch.pvalue),
                "low": float(welch.confidence_interval(0.95).low),
                "high": float(welch.confidence_interval(0.95).high),
            },
            "paired": {
                "p": float(related.pvalue),
                "low": float(related.confidence_interval(0.95).low),
                "high": float(related.confidence_interval(0.95).high),
            },
            "power": [
                {"difference": d, "sd": s, "n": n, "paired": q, "power": power(d, s, n, q)}
                for d, s, n, q in [
                    (0.1, 0.1, 17, False),
                    (0.1, 0.06, 7, False),
                    (0.1, 0.15, 20, True),
                    (0.05, 0.2, 100, False),
                    (0.1, 0.05, 2, True),
                ]
            ],
            "upperSd": {
                "sd": 0.1,
                "n": 8,
                "confidence": 0.8,
                "value": float(0.1 * numpy.sqrt(7 / stats.chi2.ppf(0.2, 7))),
            },
        },
        indent=1,
    )
)
