"""Takes the figures of generated scenarios apart: every step adds up as shown.

Of each scenario all metrics and all series are explained.  Of each step: the
numbers that are shown add up to the total that is shown, to the last digit;
the means behind them add up to 1e-9; a product is that of its factors as they
are shown; rounding is no larger than rounding can be; what is certain has no
joint effect; and what is explained is what the run says.
"""
import argparse
import csv
import functools
import json
import math
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict

import bundle
from engine import run_engine
from generator.scenario import generate

REPLICATES = 300
FIGURES = 40
ADDS = ("part", "product", "together", "rounding")


class Wrong(Exception):
    """A figure that does not add up."""


def figures_of(out, seed):
    """Metrics and series of a run: as they are asked for, with their means
    where the run tells them."""
    with open(os.path.join(out, "metrics.json"), encoding="utf-8") as file:
        metrics = json.load(file)["metrics"]
    with open(os.path.join(out, "series.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    asked = {name: one["all"]["mean"]["value"]
             for name, one in metrics.items() if "all" in one}
    for row in rows:
        if row["mean"]:
            asked.setdefault(f"{row['series']}@{row['period']}",
                             float(row["mean"]))
    for name in {row["series"] for row in rows}:
        asked[name] = None
        asked[f"{name}.max"] = None
    chosen = random.Random(seed).sample(sorted(asked),
                                        min(FIGURES, len(asked)))
    return {name: asked[name] for name in chosen}


def check_step(where, rows, certain):
    """One step: its rows, which end with its total."""
    total = [row for row in rows if row["kind"] == "total"]
    adds = [row for row in rows if row["kind"] in ADDS]
    if len(total) != 1:
        raise Wrong(f"{where}: {len(total)} totals")
    if not adds:
        return 0
    shown = sum(float(row["shown"]) for row in adds)
    if abs(shown - float(total[0]["shown"])) > 1e-6:
        raise Wrong(f"{where}: {shown} shown, not {total[0]['shown']}")
    size = max(abs(float(row["value"])) for row in adds + total)
    value = sum(float(row["value"]) for row in adds)
    if abs(value - float(total[0]["value"])) > 1e-9 * max(size, 1e-6):
        raise Wrong(f"{where}: means add up to {value}, "
                    f"not {total[0]['value']}")
    unit = 1 if all(float(row["shown"]).is_integer()
                    for row in adds + total) else 0.1
    for row in adds:
        if row["kind"] == "product":
            product = math.prod(map(float, row["calculation"].lstrip("'").split(" * ")))
            if abs(product - float(row["shown"])) > unit / 2 + 1e-6:
                raise Wrong(f"{where}: {row['calculation']} is not "
                            f"{row['shown']}")
        if row["kind"] == "together" and certain and \
                abs(float(row["value"])) > 1e-6 * max(size, 1):
            raise Wrong(f"{where}: joint effect of what is certain")
        if row["kind"] == "rounding" and abs(float(row["shown"])) > \
                unit * (len(adds) + 1) / 2 + 4e-6 * size * len(adds):
            raise Wrong(f"{where}: {row['shown']} is no rounding")
    return 1


def check(out, asked, certain):
    """All steps of explain.csv; how many had something to add."""
    steps = defaultdict(list)
    with open(os.path.join(out, "explain.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            steps[row["figure"], int(row["step"])].append(row)
    names = {figure for figure, _ in steps}
    added = 0
    for (figure, step), rows in steps.items():
        added += check_step(f"{figure}, step {step}", rows, certain)
        mean = asked.get(figure)
        total = [row for row in rows if row["kind"] == "total"][0]
        if step == 1 and mean is not None and \
                not figure.startswith("reserve.required_opening") and \
                not figure.startswith("first(") and \
                abs(float(total["value"]) - mean) > 1e-9 * max(1, abs(mean)):
            raise Wrong(f"{figure}: {total['value']}, but the run says {mean}")
    missing = [name for name in asked
               if name not in names and f"{name}.sum" not in names and
               not any(one.startswith(name + "@") for one in names)]
    if missing:
        raise Wrong(f"not explained: {missing}")
    return added


def try_seed(binary, seed):
    """How many steps added up, and what is wrong or None."""
    stochastic = seed % 3 != 0
    with tempfile.TemporaryDirectory() as folder:
        path, sets = bundle.write(
            generate(seed, stochastic, seed % 2 == 0), folder)
        options = (*sets, "--replicates", REPLICATES if stochastic else 2,
                   "--seed", seed)
        out = os.path.join(folder, "out")
        run = run_engine(binary, path, out, options=options)
        if run.status != 0:
            return seed, 0, None if run.status == 2 else run.message
        asked = figures_of(out, seed)
        command = [binary, "explain", path, *asked, "--depth", "9", "--quiet",
                   "--out", out, *map(str, options)]
        done = subprocess.run(command, capture_output=True, text=True,
                              timeout=600, check=False)
        if done.returncode != 0:
            return seed, 0, done.stderr.strip()
        try:
            return seed, check(out, asked, not stochastic), None
        except Wrong as wrong:
            return seed, 0, str(wrong)


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--opgave", required=True, help="the program")
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--first", type=int, default=1, help="first seed")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    work = functools.partial(try_seed, os.path.abspath(args.opgave))
    steps = failed = tried = 0
    with multiprocessing.Pool(args.jobs) as pool:
        for seed, added, why in pool.imap(
                work, range(args.first, args.first + args.count)):
            steps += added
            tried += 1
            if why:
                failed += 1
                print(f"seed {seed}: {why}", flush=True)
    print(f"{steps} steps of {tried} scenarios added up, {failed} failed")
    sys.exit(1 if failed or tried < args.count or steps < 10 * tried else 0)


if __name__ == "__main__":
    main()
