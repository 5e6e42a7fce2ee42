"""The reserve's need in three parts, and checks within their error."""
import os
import subprocess

import numpy as np

from lawbook.case import REPLICATES, require
from lawbook.ledger import columns, metrics_json, with_indicator
from scenario_text import read_rows

LEVELS = ("75", "80", "90", "95", "99")


def years_of(case, tree):
    """The years of the horizon, as keys."""
    rows = read_rows(os.path.join(
        case.run(tree, options=("--replicates", 2)), "series.csv"))
    return [row[1] for row in rows if row[0] == "result"]


def three_parts_add_up(case):
    """Over all kept and per case, from each year on."""
    tree = case.uncertain
    if "reserve" not in tree.get("finance", {}):
        return False
    years = years_of(case, tree)
    groups = tree.get("cases", {})
    group = case.rng.choice(list(groups)) if groups else None
    metrics = [f"reserve.drawdown@{year}" for year in years]
    if group:
        names = [name for name in groups[group]
                 if name not in ("kind", "label")]
        tree = with_indicator(tree, group, names)
        metrics.append("zzz.obligation.max")
    figures, out = columns(case, tree, metrics, ("--replicates", REPLICATES))
    drawdown = np.array([figures[metric] for metric in
                         metrics[:len(years)]]).T
    found = metrics_json(out)["metrics"]
    for i, year in enumerate([None, *years]):
        metric = "reserve.required_opening" + (f"@{year}" if year else "")
        own = found[metric]
        before = drawdown[:, i - 2:i - 1] if i > 1 else 0.0
        since = drawdown[:, max(0, i - 1):] - before
        one_split_adds_up(metric, own["all"], since)
        if group:
            drawn = np.array(figures["zzz.obligation.max"])
            for j, name in enumerate(names):
                if (drawn == j + 1).any():
                    one_split_adds_up(f"{metric}, {name}",
                                      own["cases"][group][name],
                                      since[drawn == j + 1])
    return True


def one_split_adds_up(what, statistics, since):
    """`since`: draw-down since the start of the year, per replicate."""
    need = np.maximum(0, since.max(axis=1))
    structural = max(0.0, since.mean(axis=0).max())
    size = 1 + np.abs(since).max()
    require(set(LEVELS) <= set(statistics["parts"]), f"{what}: levels")
    for level, parts in statistics["parts"].items():
        added = parts["planned"] + parts["expected_deficit"] \
            + parts["risk_buffer"]
        require(abs(added - parts["total"]) < max(0.005, 1e-9 * size),
                f"{what} at {level}: {parts} do not add up")
        expected = np.quantile(need, float(level) / 100)
        require(abs(expected - parts["total"]) < 1e-9 * size,
                f"{what} at {level}: total {parts['total']}, not {expected}")
        expected = structural - parts["planned"]
        require(abs(expected - parts["expected_deficit"]) < 1e-9 * size,
                f"{what}: expected deficit {parts['expected_deficit']}, "
                f"not {expected}")


def check_within_errors(case):
    """A figure quoted within two standard errors holds, beyond not."""
    tree = case.uncertain | {"simulation": {
        "replicates": str(REPLICATES), "seed": "5"}}
    rows = read_rows(os.path.join(case.run(tree, options=()), "series.csv"))
    spots = [row[:2] for row in rows[1:] if row[2] and row[3] != row[7]
             and row[0].rpartition(".")[2] in (
                 "shortfall", "demand", "cost", "income", "housed", "result")]
    if not spots:
        return False
    name, period = case.rng.choice(spots)
    figures, _ = columns(case, tree, [f"{name}@{period}"], ())
    figures = np.array(figures[f"{name}@{period}"])
    error = figures.std(ddof=1) / np.sqrt(len(figures))
    for errors, rounding, status in ((1.95, 0, 0), (2.05, 0.0001, 3)):
        sign = case.rng.choice((-1, 1))
        says = figures.mean() + sign * (errors * error + rounding)
        checks = {"c": {"of": name, "period": period, "says": f"{says:.4f}"}}
        file = case.write(tree | {"checks": checks})
        done = subprocess.run([case.binary, "check", file],
                              capture_output=True, text=True, check=False)
        require(done.returncode == status,
                f"{name}@{period}: mean {figures.mean()}, error {error}, "
                f"says {says:.4f}: exit {done.returncode}, not {status}")
    return True
