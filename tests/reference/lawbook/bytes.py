"""The same bytes, and the same draws."""
import copy
import os
import subprocess

from lawbook.case import (REPLICATES, lines_of, require, require_same_bytes)
from scenario_text import read_rows


def shown_again(case):
    """What `opgave show` prints gives the same series."""
    file = case.write(case.uncertain)
    first = case.run_file(file, options=("--replicates", 50))
    done = subprocess.run([case.binary, "show", file], capture_output=True,
                          text=True, check=False)
    require(done.returncode == 0, f"show: {done.stderr[:300]}")
    shown = os.path.join(case.folder, "shown.yaml")
    with open(shown, "w", encoding="utf-8") as handle:
        handle.write(done.stdout)
    again = case.run_file(shown, options=("--replicates", 50))
    require(again.status == 0, f"exit {again.status}: {again.message[:300]}")
    require_same_bytes(first.out, again.out, "show")


def resolved_again(case):
    """resolved.yaml holds all that a run needs, replicates and seed too."""
    out = case.run(case.uncertain, options=("--replicates", 70, "--seed", 9))
    again = case.run_file(os.path.join(out, "resolved.yaml"))
    require(again.status == 0, f"exit {again.status}: {again.message[:300]}")
    require_same_bytes(out, again.out, "resolved.yaml")


def extended(case):
    """A scenario that only extends another is that other."""
    out = case.run(case.uncertain, options=("--replicates", 40))
    child = case.write({"opgave": 1, "extends": "scenario.yaml"},
                       "child.yaml")
    again = case.run_file(child, options=("--replicates", 40))
    require(again.status == 0, f"exit {again.status}: {again.message[:300]}")
    require_same_bytes(out, again.out, "extends")


def any_threads(case):
    """1, 2 and 7 threads give the same bytes."""
    outs = [case.run(case.uncertain, options=("--replicates", REPLICATES,
                                              "--threads", threads))
            for threads in (1, 2, 7)]
    for out in outs[1:]:
        require_same_bytes(outs[0], out, "threads")


def extra_input(case):
    """An input that nothing uses changes no byte."""
    tree = copy.deepcopy(case.uncertain)
    tree.setdefault("inputs", {})["zzz_extra"] = {
        "low": "1", "likely": "2", "high": "4"}
    options = ("--replicates", REPLICATES)
    require_same_bytes(case.run(case.uncertain, options=options),
                       case.run(tree, options=options), "extra input")


def first_rows(case):
    """The first K replicates of a longer run are those of the run of K."""
    metrics = some_metrics(case)
    short, long_ = (read_rows(os.path.join(
        case.run(case.uncertain, metrics=metrics,
                 options=("--replicates", count)), "values.csv"))
        for count in (100, REPLICATES))
    require(long_[:101] == short, "values.csv is not a prefix")


def same_draws(case):
    """Another stream and line change no draw of what was there."""
    metrics = some_metrics(case)
    tree = copy.deepcopy(case.uncertain)
    guess = {"low": "10", "likely": "20", "high": "90"}
    tree.setdefault("reception", {})["zzz"] = {
        "obligation": guess,
        "locations": {"zzz_1": {"places": guess, "opens": "2020-01-01",
                                "delay": guess, "probability": "0.5"}}}
    lines = tree.setdefault("finance", {}).setdefault("lines", {})
    lines["zzz_line"] = {"cost": guess, "per": "place_day", "stream": "zzz"}
    options = ("--replicates", 100)
    one, two = (read_rows(os.path.join(
        case.run(t, metrics=metrics, options=options), "values.csv"))
        for t in (case.uncertain, tree))
    require(one == two, f"draws of {metrics} changed")


def some_metrics(case):
    """Metrics of a few streams and lines."""
    names = [f"{s}.{key}" for s in case.uncertain.get("reception", {})
             for key in ("capacity", "demand", "shortfall", "cost")]
    names += [f"{s}.{key}" for s in case.uncertain.get("housing", {})
              for key in ("housed", "backlog", "income")]
    names += [f"line.{name}" for name in lines_of(case.uncertain)]
    chosen = case.rng.sample(names, min(6, len(names)))
    return [f"{name}.{case.rng.choice(('sum', 'min', 'max', 'mean'))}"
            for name in chosen]
