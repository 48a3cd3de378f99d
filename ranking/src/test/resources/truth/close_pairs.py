"""What is left of the bias of a tau against the published ground truth after its correction, without
chance: a pair of children is in the order that normal noise gives it with a known probability.

200 draws of what weight sharing does to the children; the same extrapolation as class Simex, of means
over the noise. NumPy 2.4.6, SciPy 1.17.1. Prints the tau against the noise-free truth, against the
noisy one and corrected, and the error of the last: its mean and its deviation between the draws.
"""

import pathlib

import numpy as np
from scipy.stats import norm

TIMES = np.array([0, 0.5, 1, 1.5, 2])
WEIGHTS = np.array([3, -0.4, -1.8, -1.2, 1.4])

table = pathlib.Path(__file__).with_name("published.csv").read_text().splitlines()
rows = [line.split(",") for line in table if line[:1].isdigit()]
ideal = np.array([float(row[1]) for row in rows])
seed_sd = np.array([float(row[2]) for row in rows])
first, second = np.triu_indices(len(ideal), 1)
apart = ideal[first] - ideal[second]


def above(difference, variance):
    """Expected sign of a difference with noise."""
    return 2 * norm.cdf(difference / np.sqrt(variance)) - 1


def taus(bias, noise, seeds, random):
    scores = ideal + bias * random.standard_normal(len(ideal))
    ranked = above(scores[first] - scores[second], 2 * noise**2)
    variance = (seed_sd[first] ** 2 + seed_sd[second] ** 2) / seeds
    seen = np.array([np.mean(ranked * above(apart, variance * (1 + t))) for t in TIMES])
    corrected = 1 - np.sqrt(np.dot(WEIGHTS, (1 - seen) ** 2))
    return np.mean(ranked * np.sign(apart)), seen[0], corrected


for name, bias, noise in (("poor ranking", 0.02, 0.02), ("near the ceiling", 0.002, 0.004)):
    for seeds in (3, 10):
        drawn = np.array([taus(bias, noise, seeds, np.random.default_rng(i)) for i in range(200)])
        error = drawn[:, 2] - drawn[:, 0]
        print(
            f"{name}, {seeds} seeds: {drawn.mean(0).round(4)},"
            f" error {error.mean():+.4f}, between draws {error.std():.4f}"
        )
print("pairs closer than 0.001:", np.sum(abs(apart) < 0.001), "of", len(apart))
