"""Makes a ground truth to import of the evaluations of a ground-truth stage that was trained here:

curl 'http://127.0.0.1:8080/results/ID/evaluations?stage=truth&format=csv' | python3 pivot.py > truth.csv
"""

import csv
import sys

accuracies, seeds = {}, set()
for row in csv.DictReader(sys.stdin):
    accuracies.setdefault(row["child"], {})[int(row["instance"])] = row["accuracy"]
    seeds.add(int(row["instance"]))

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["child"] + [f"seed{seed}" for seed in sorted(seeds)])
for child in sorted(accuracies):
    out.writerow([child] + [accuracies[child][seed] for seed in sorted(seeds)])
