#!/usr/bin/env python3
"""Makes the series in this folder: results of no code base, with known faults planted in them.

27 children (3 operators on 3 edges), 8 instances, one evaluation after each of the last 108
mini-batches (4 order cycles). Planted are:
- ties: operators 2 and 3 of the last edge are worth the same, so 9 pairs of children are equal;
- phase: all instances train the children in one order, again and again;
- interference: a step changes the score of the child that was trained by +5 points, of those that
  differ on one edge by +2, on two by -0.5, on three by -1.5, for that step only;
- noise: of an instance (sd 2 points per child), of a step (0.3), of a ground-truth seed (0.5).
"""

import csv
import itertools
import pathlib
import random

HERE = pathlib.Path(__file__).parent
WORTH = [[0.0, 0.06, 0.08], [0.0, 0.03, 0.05], [0.0, 0.03, 0.03]]
CHANGE = [0.05, 0.02, -0.005, -0.015]
INSTANCES = 8
FIRST, LAST = 973, 1080

random.seed(2020)
children = ["".join(c) for c in itertools.product("123", repeat=3)]
truth = {c: 0.60 + sum(WORTH[edge][int(op) - 1] for edge, op in enumerate(c)) for c in children}
order = random.sample(children, len(children))


def write(name, header, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


write(
    "ground-truth.csv",
    ["child"] + [f"seed{s}" for s in range(5)],
    [[c] + [f"{random.gauss(truth[c], 0.005):.4f}" for _ in range(5)] for c in children],
)
write("order.csv", ["child"], [[c] for c in order])
for instance in range(INSTANCES):
    own = {c: 0.8 * truth[c] + random.gauss(0, 0.02) for c in children}
    rows = []
    for step in range(FIRST, LAST + 1):
        trained = order[(step - 1) % len(order)]
        scores = [
            own[c]
            + CHANGE[sum(a != b for a, b in zip(c, trained))]
            + random.gauss(0, 0.003)
            for c in children
        ]
        rows.append([step, instance] + [f"{s:.3f}" for s in scores])
    write(f"seed{instance}.csv", ["step", "seed"] + children, rows)
