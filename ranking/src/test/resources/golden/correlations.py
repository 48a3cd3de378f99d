"""Golden correlations by SciPy. Run: python3 correlations.py > correlations.json

A null score is a missing child; a null coefficient is undefined (SciPy gives NaN).
"""
import json
import platform
import warnings

import numpy
import scipy
from scipy import stats

warnings.simplefilter("ignore")
rng = numpy.random.default_rng(20200107)


def finite(value):
    return None if numpy.isnan(value) else float(value)


def case(name, x, y):
    pairs = [(a, b) for a, b in zip(x, y) if a is not None and b is not None]
    a = numpy.array([p[0] for p in pairs], dtype=float)
    b = numpy.array([p[1] for p in pairs], dtype=float)
    few = len(pairs) < 2
    return {
        "name": name,
        "x": x,
        "y": y,
        "n": len(pairs),
        "kendall": None if few else finite(stats.kendalltau(a, b).statistic),
        "spearman": None if few else finite(stats.spearmanr(a, b).statistic),
        "pearson": None if few else finite(stats.pearsonr(a, b).statistic),
    }


def accuracies(n, total):
    """Fractions of a small test set: many ties."""
    return [int(k) / total for k in rng.integers(total // 4, total, n)]


def missing(x, share):
    return [None if rng.random() < share else v for v in x]


truth = [float(v) for v in rng.normal(0.6, 0.1, 64)]
noisy = [v + float(e) for v, e in zip(truth, rng.normal(0, 0.08, 64))]
cases = [
    case("64 children without ties", truth, noisy),
    case("independent", truth, [float(v) for v in rng.random(64)]),
    case("reversed", truth, [-v for v in truth]),
    case("ties on one side", truth, [round(v, 1) for v in noisy]),
    case("ties on both sides", accuracies(64, 20), accuracies(64, 10)),
    case("tied pairs tied on both sides", [1.0, 1.0, 2.0, 2.0, 3.0], [5.0, 5.0, 4.0, 6.0, 6.0]),
    case("two values against ranks", [0.0] * 32 + [1.0] * 32, truth),
    case("two children", [0.1, 0.2], [0.4, 0.3]),
    case("two children, one tie", [0.1, 0.1], [0.4, 0.3]),
    case("one child", [0.1], [0.2]),
    case("constant", [0.1] * 10, [float(v) for v in rng.random(10)]),
    case("both constant", [0.1] * 10, [0.2] * 10),
    case("missing on one side", missing(truth, 0.3), noisy),
    case("missing on both sides", missing(truth, 0.3), missing(accuracies(64, 30), 0.3)),
    case("all but one missing", [None, 0.3, 0.4], [0.1, None, 0.2]),
    case("constant once the missing are gone", [0.5, 0.5, 0.7], [0.1, 0.2, None]),
    case("1000 children", accuracies(1000, 512), accuracies(1000, 512)),
]
print(
    json.dumps(
        {
            "made": {
                "scipy": scipy.__version__,
                "numpy": numpy.__version__,
                "python": platform.python_version(),
            },
            "cases": cases,
        },
        indent=1,
    )
)
