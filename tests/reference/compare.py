"""Runs the program and the reference on the same random scenarios.

Deterministic: every cell of series.csv agrees to 1e-9 relative (near zero to
1e-9, or 1e-11 of the series' largest figure), in the same rows and order;
so do a few metrics in values.csv, and the need in three parts.

Stochastic: the five-standard-error rule is applied to each cell in two
rounds.  Round one compares series.csv: a mean by the reference's standard
deviation, a quantile by the interval of the reference's order statistics that
lies five binomial standard errors of both samples around its rank, p_positive
by the pooled binomial.  One comparison goes wrong by chance in 1.7 million;
a campaign makes about that many.  Whatever fails is therefore drawn again
with fresh seeds on both sides (round two, raw values of the cell), and counts
only when its mean again differs by five standard errors, with the larger of
the two sample deviations, or its distribution by a Kolmogorov-Smirnov test at
p < 1e-6 (conservative with ties).  Of what is observed the share of tries
that is kept and the shares of cases are compared, by pooled binomials.
"""
import argparse
import functools
import json
import math
import multiprocessing
import os
import random
import re
import sys
import tempfile
from collections import namedtuple
from datetime import date

import numpy as np
from scipy import stats

import bundle
from engine import run_engine
from generator.scenario import generate
from reading.periods import ScenarioError, span
from reading.metrics import OWN_PERIODS_ONLY, is_flow
from reading.results import Results
from scenario_text import dump, read_rows
from shrink import shrink

Settings = namedtuple("Settings", "binary stochastic second keep trials")
Mismatch = namedtuple("Mismatch", "kind lines")
COLUMNS = ("mean", "p5", "p25", "p50", "p75", "p95", "p_positive")
QUANTILES = dict(zip(COLUMNS[1:6], (0.05, 0.25, 0.5, 0.75, 0.95)))
REFERENCE_REPLICATES, ENGINE_REPLICATES = 2000, 20000
OBSERVED_REPLICATES = 500
ERRORS = 5
SUSPECTS = 8


def options_of(stochastic, seed):
    """Command line options for the engine."""
    return ("--replicates", ENGINE_REPLICATES if stochastic else 3,
            "--seed", seed)


def metrics_of(results, scenario):
    """A few metrics that suit the scenario, the same ones every time."""
    rng = random.Random(dump(scenario))
    names = list(results.series)
    metrics = []
    for name in rng.sample(names, min(4, len(names))):
        periods = results.model.periods(name)
        metrics.append(f"{name}@{rng.choice(periods).key}")
        if name.rpartition(".")[2] not in OWN_PERIODS_ONLY:
            how = rng.choice(("min", "max", "mean", "sum"))
            metrics.append(f"{name}.{how}")
        metrics += spans_of(results, name)
    if results.model.reserve:
        metrics.append("reserve.required_opening")
    return metrics + other_metrics(results, rng)


def other_metrics(results, rng):
    """What contracts still cost, the need by year, a stock at a day."""
    metrics = [f"line.{name}.committed" for name in results.committed]
    if results.model.reserve:
        metrics += [f"reserve.required_opening@{year}"
                    for year in results.model.years]
    name = rng.choice(list(results.series))
    last = results.model.periods(name)[-1].last
    if last == results.model.months[-1].last and not is_flow(name) \
            and name.rpartition(".")[2] not in OWN_PERIODS_ONLY:
        metrics.append(f"{name}@{date.fromordinal(last).isoformat()}")
    return metrics


def first_metrics(results, scenario):
    """`first(...)`: a period's key, or never."""
    rng = random.Random(dump(scenario))
    metrics = []
    for name in rng.choices(list(results.series), k=2):
        figure = results.series[name][0, 0]
        limit = 0 if math.isnan(figure) else rng.choice((0, round(figure, 2)))
        begin = rng.choice(results.model.months).first
        begin = rng.choice(("", f" from {date.fromordinal(begin)}"))
        metrics.append(f"first({name} {rng.choice('<>')} {limit:.2f}{begin})")
    return metrics


def spans_of(results, name):
    """The metric of a quarter and a year that the horizon holds whole."""
    months = results.model.months
    keys = [period.key for period in results.model.periods(name)]
    if keys != [month.key for month in months] \
            or name.rpartition(".")[2] in OWN_PERIODS_ONLY:
        return []
    year = months[-1].year
    spans = [span(f"{year}-Q{months[-1].number % 12 // 3 + 1}"),
             span(str(year))]
    return [f"{name}@{span.key}" for span in spans
            if months[0].first <= span.first
            and span.last <= months[-1].last]


def number(text):
    """A cell; empty is NaN."""
    return float(text) if text else math.nan


def same(one, two, size):
    """Equal to 1e-9, or both empty."""
    if math.isnan(one) or math.isnan(two):
        return math.isnan(one) and math.isnan(two)
    return abs(one - two) <= max(1e-9 * max(abs(one), abs(two)),
                                 1e-11 * size, 1e-9)


def compare_rows(expected, found):
    """A mismatch when the rows or their order differ, else None."""
    keys, others = ([row[:2] for row in rows] for rows in (expected, found))
    if keys == others:
        return None
    for one, two in zip(keys + [["(end)"]], others + [["(end)"]]):
        if one != two:
            return Mismatch("rows", [f"expected {','.join(one)}, "
                                     f"found {','.join(two)}"])
    return Mismatch("rows", ["rows differ"])


def compare_cells(expected, found):
    """Deterministic: the cells that differ."""
    sizes, lines = {}, []
    for row in expected:
        figures = [abs(number(cell)) for cell in row[2:8] if cell]
        sizes[row[0]] = max([sizes.get(row[0], 0.0), *figures])
    for one, two in zip(expected, found):
        for column, a, b in zip(COLUMNS, one[2:], two[2:]):
            if not same(number(a), number(b), sizes[one[0]]):
                lines.append(f"{one[0]},{one[1]} {column}: expected {a}, "
                             f"found {b}")
    return Mismatch("cells", lines) if lines else None


def compare_values(metrics, results, out):
    """Deterministic: the metrics of the first replicate."""
    rows = read_rows(os.path.join(out, "values.csv"))
    if rows[0] != ["replicate", *metrics]:
        return Mismatch("values", [f"header {rows[0]}"])
    lines = []
    for metric, cell in zip(metrics, rows[1][1:]):
        expected = results.metric(metric)[0]
        if metric.startswith("first("):
            if expected != cell:
                lines.append(f"{metric}: expected {expected}, found {cell}")
            continue
        expected = float(expected)
        if not same(expected, number(cell), abs(expected)):
            lines.append(f"{metric}: expected {expected:.17g}, found {cell}")
    return Mismatch("values", lines) if lines else None


def metrics_json(out):
    """metrics.json."""
    with open(os.path.join(out, "metrics.json"), encoding="utf-8") as handle:
        return json.load(handle)


def compare_parts(results, out):
    """Deterministic: the need in three parts."""
    if not results.model.reserve:
        return None
    lines, found = [], metrics_json(out)["metrics"]
    size = float(np.abs(results.series["reserve.drawdown"]).max())
    metric = "reserve.required_opening"
    for name in [metric] + [f"{metric}@{y}" for y in results.model.years]:
        expected = results.parts(name)
        if name not in found or "parts" not in found[name]["all"]:
            lines.append(f"{name}: no parts")
            continue
        others = found[name]["all"]["parts"]
        if set(others) != set(expected):
            lines.append(f"{name}: parts at {sorted(others)}")
            continue
        lines += [f"{name} {level} {part}: expected {figure}, found "
                  f"{others[level][part]}"
                  for level, figures in expected.items()
                  for part, figure in figures.items()
                  if not same(figure, others[level][part], size)]
    return Mismatch("parts", lines) if lines else None


def compare_shares(results, out):
    """Stochastic: what was kept, and how the cases came out."""
    found, lines = metrics_json(out), []
    pairs = []
    if results.scenario.get("observed"):
        ledger = found["observed"]
        pairs.append(("kept", (results.count, results.tries),
                      (ledger["kept"], ledger["tries"])))
    some = next((metric["cases"] for metric in found["metrics"].values()
                 if "cases" in metric), {})
    for group, drawn in results.case_drawn.items():
        for i, name in enumerate(results.model.values.cases[group]):
            if name in some.get(group, {}):
                pairs.append((f"case {group}={name}",
                              (int((drawn == i).sum()), results.count),
                              (some[group][name]["count"],
                               ENGINE_REPLICATES)))
    for what, (some_, of), (others, of_others) in pairs:
        pooled = (some_ + others) / (of + of_others)
        error = math.sqrt(pooled * (1 - pooled) * (1 / of + 1 / of_others))
        if abs(some_ / of - others / of_others) > ERRORS * error + 1e-12:
            lines.append(f"{what}: expected {some_} of {of}, found {others} "
                         f"of {of_others}")
    return Mismatch("shares", lines) if lines else None


def suspicious(column, cells):
    """Round one: is any statistic outside its five standard errors?"""
    column = column[~np.isnan(column)]
    count = len(column)
    if count == 0 or not cells["mean"]:
        return count > 0 or bool(cells["mean"])
    both = 1 / count + 1 / ENGINE_REPLICATES
    slack = 1e-9 * max(1.0, np.abs(column).max())
    if abs(column.mean() - number(cells["mean"])) > \
            ERRORS * column.std() * math.sqrt(both) + slack:
        return True
    ordered = np.sort(column)
    for name, p in QUANTILES.items():
        reach = ERRORS * math.sqrt(p * (1 - p) * both) * count + 1
        low, high = math.floor(p * count - reach), math.ceil(p * count + reach)
        bottom = ordered[low] if low >= 0 else -math.inf
        top = ordered[high] if high < count else math.inf
        if not bottom - slack <= number(cells[name]) <= top + slack:
            return True
    if not cells["p_positive"]:
        return False
    one, two = np.mean(column > 1e-6), number(cells["p_positive"])
    pooled = (one / ENGINE_REPLICATES + two / count) / both
    return abs(one - two) > ERRORS * math.sqrt(
        pooled * (1 - pooled) * both) + 1 / count


def differs(one, two):
    """Round two: what says that two samples differ, or None."""
    shares = [np.isnan(sample).mean() for sample in (one, two)]
    both = 1 / len(one) + 1 / len(two)
    pooled = np.mean(shares)
    if abs(shares[0] - shares[1]) > \
            ERRORS * math.sqrt(pooled * (1 - pooled) * both):
        return f"empty in {shares[0]:.4g} and {shares[1]:.4g} of replicates"
    one, two = one[~np.isnan(one)], two[~np.isnan(two)]
    if not len(one) or not len(two):
        return None
    size = max(1.0, np.abs(one).max(), np.abs(two).max())
    error = max(one.std(), two.std()) * math.sqrt(1 / len(one) + 1 / len(two))
    if abs(one.mean() - two.mean()) > ERRORS * error + 1e-9 * size:
        return f"mean {one.mean():.6g} and {two.mean():.6g} (se {error:.2g})"
    grid = 1e-9 * size
    test = stats.ks_2samp(np.round(one / grid), np.round(two / grid),
                          method="asymp")
    if test.pvalue < 1e-6:
        return f"distribution (KS {test.statistic:.3g}, p {test.pvalue:.1e})"
    return None


def engine_samples(metrics, out):
    """Raw values per metric from values.csv."""
    rows = read_rows(os.path.join(out, "values.csv"))
    columns = list(zip(*rows[1:]))
    return {metric: np.array([number(cell) for cell in column])
            for metric, column in zip(rows[0][1:], columns[1:])
            if metric in metrics}


def suspects_of(results, found):
    """Cells that fail round one, as metrics."""
    cells = {(row[0], row[1]): dict(zip(COLUMNS, row[2:])) for row in found}
    return [f"{name}@{period.key}"
            for name, values in results.series.items()
            for period, column in zip(results.model.periods(name), values.T)
            if suspicious(column, cells[name, period.key])]


def replicates_of(settings, scenario):
    """How many the second reading keeps."""
    if not settings.stochastic:
        return 1
    return OBSERVED_REPLICATES if scenario.get("observed") \
        else REFERENCE_REPLICATES


def confirm(settings, scenario, run_again, folder, suspects):
    """Round two, with fresh seeds on both sides."""
    chosen = suspects[:SUSPECTS]
    run = run_again(chosen)
    if run.status:
        return Mismatch("refused", [run.message])
    results = Results(scenario, folder, 888,
                      replicates_of(settings, scenario))
    samples = engine_samples(chosen, run.out)
    lines = []
    for metric in chosen:
        if metric not in samples:
            return Mismatch("values", [f"no column {metric}"])
        what = differs(results.metric(metric), samples[metric])
        if what:
            lines.append(f"{metric}: {what} (reference first)")
    return Mismatch("distribution", lines) if lines else None


def message_shape(message):
    """An error without names, numbers and places, to compare by."""
    first = message.splitlines()[0] if message else ""
    return re.sub(r"[\w./-]*[\d/_.][\w./-]*|'[^']*'", "", first)


def examine(settings, tree, folder):
    """The mismatch of one bundle (a tree of text), or None."""
    try:
        file, command_line = bundle.write(tree, folder)
        scenario = bundle.read(tree, folder)
        results = Results(scenario, folder, 1,
                          replicates_of(settings, scenario))
    except (ScenarioError, KeyError, ValueError, TypeError,
            AttributeError, IndexError, OverflowError) as error:
        return Mismatch("reference", [f"{type(error).__name__}: {error}"])
    metrics = metrics_of(results, tree)
    if not settings.stochastic:
        metrics += first_metrics(results, tree)

    def run_with(name, wanted, seed):
        return run_engine(settings.binary, file, os.path.join(folder, name),
                          wanted, (*command_line, *options_of(
                              settings.stochastic, seed)))
    run = run_with("out", metrics, 2)
    if run.status:
        return Mismatch(f"exit {run.status} {message_shape(run.message)}",
                        run.message.splitlines()[:12])
    expected = list(results.rows())
    found = read_rows(os.path.join(run.out, "series.csv"))[1:]
    mismatch = compare_rows(expected, found)
    if mismatch:
        return mismatch
    if not settings.stochastic:
        return compare_cells(expected, found) \
            or compare_values(metrics, results, run.out) \
            or compare_parts(results, run.out)
    mismatch = compare_shares(results, run.out)
    if mismatch:
        return mismatch
    samples = engine_samples(metrics, run.out)
    suspects = suspects_of(results, found) + [
        metric for metric in metrics
        if differs(results.metric(metric), samples[metric])]
    if not suspects:
        return None
    return confirm(settings, scenario,
                   lambda chosen: run_with("again", chosen, 777), folder,
                   list(dict.fromkeys(suspects)))


# --- Campaign --------------------------------------------------------------

def report(seed, tree, mismatch):
    """What is printed of a failing scenario."""
    lines = [f"--- seed {seed}: {mismatch.kind}", dump(tree).rstrip(),
             *mismatch.lines[:20]]
    return "\n".join(lines)


def one_seed(settings, seed):
    """None when the seed passes, else the report."""
    tree = bundle.flat(generate(seed, settings.stochastic, settings.second))
    with tempfile.TemporaryDirectory() as folder:
        mismatch = examine(settings, tree, folder)
        if not mismatch:
            return None
        small, mismatch = shrink(
            lambda candidate: examine(settings, candidate, folder), tree,
            mismatch, settings.trials)
    if settings.keep:
        os.makedirs(settings.keep, exist_ok=True)
        for suffix, what in (("", tree), ("-small", small)):
            path = os.path.join(settings.keep, f"{seed}{suffix}.yaml")
            with open(path, "w", encoding="utf-8") as handle:
                handle.write(dump(what))
    return report(seed, small, mismatch)


def arguments():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--opgave", required=True, help="the program")
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--first", type=int, default=1, help="first seed")
    parser.add_argument("--stochastic", action="store_true")
    parser.add_argument("--second", action="store_true",
                        help="with `change` and files on top")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", help="folder for failing scenarios")
    parser.add_argument("--trials", type=int,
                        help="most attempts at shrinking one scenario")
    return parser.parse_args()


def main():
    """Compare a range of seeds."""
    args = arguments()
    trials = args.trials or (60 if args.stochastic else 1500)
    settings = Settings(os.path.abspath(args.opgave), args.stochastic,
                        args.second, args.keep, trials)
    seeds = range(args.first, args.first + args.count)
    failed = 0
    with multiprocessing.Pool(args.jobs) as pool:
        for text in pool.imap(functools.partial(one_seed, settings), seeds):
            if text:
                failed += 1
                print(text, flush=True)
    print(f"{args.count - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
