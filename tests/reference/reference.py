"""The second reading as a command: runs one scenario."""
import argparse
import csv
import os
import sys

import numpy as np

from reading.checks import Check
from reading.files import load
from reading.periods import ScenarioError
from reading.results import Results, text_of


def write_csv(path, header, rows):
    """A CSV with LF and UTF-8."""
    with open(path, "w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_values(path, results, metrics):
    """values.csv: one row per replicate; totals such as p90() are printed."""
    columns = {}
    for name in metrics:
        values = results.metric(name)
        if np.ndim(values):
            columns[name] = values
        else:
            print(f"{name} = {values:.17g}")
    rows = ([r] + [v if isinstance(v, str) else text_of(v) for v in row]
            for r, row in enumerate(zip(*columns.values())))
    write_csv(path, ["replicate", *columns], rows)


def write_results(results, folder, metrics):
    """series.csv, values.csv, and on stdout the rest."""
    os.makedirs(folder, exist_ok=True)
    header = "series,period,mean,p5,p25,p50,p75,p95,p_positive".split(",")
    write_csv(os.path.join(folder, "series.csv"), header, results.rows())
    write_values(os.path.join(folder, "values.csv"), results, metrics)
    if results.tries > results.count:
        print(f"kept {results.count} of {results.tries}")
    for name, values in results.outstanding.items():
        if values.any():
            print(f"outstanding {name} {values.mean():.17g}")
    for name, node in results.model.scenario.get("checks", {}).items():
        check = Check(node, results)
        other = "" if check.other is None \
            else f", other {np.mean(check.other):.6g}"
        print(f"check {name}: says {check.says}, recomputed {check.value:.6g}"
              f"{other}: {'holds' if check.holds() else 'does not hold'}")


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--replicates", type=int)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--out", default=".")
    parser.add_argument("--values", action="append", default=[])
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--case", action="append", default=[])
    args = parser.parse_args()
    try:
        scenario = load(args.file, args.set, args.case)
        results = Results(scenario, os.path.dirname(args.file), args.seed,
                          args.replicates)
        write_results(results, args.out, args.values)
    except (ScenarioError, KeyError) as error:
        sys.exit(f"{args.file}: {error}")


if __name__ == "__main__":
    main()
