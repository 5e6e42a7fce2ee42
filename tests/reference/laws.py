"""Laws that must hold whatever the figures, checked on the program alone.

Each law takes one generated case, raises Broken when it does not hold and
returns False when the case has nothing to try it on.
"""
import argparse
import copy
import functools
import math
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile

from engine import run_engine
from generate import generate, month_key
from scenario_text import dump, leaves, parse, read_rows

REPLICATES = 300


class Broken(Exception):
    """A law does not hold."""


class Case:
    """The scenarios of one seed, and the program to run them with."""

    def __init__(self, binary, seed, folder):
        self.binary = binary
        self.folder = folder
        self.rng = random.Random(seed)
        self.certain = parse(dump(generate(seed, False)))
        self.uncertain = parse(dump(generate(seed, True)))
        self.runs = 0

    def write(self, tree, name="scenario.yaml"):
        """A scenario file."""
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as handle:
            handle.write(dump(tree))
        return path

    def run_file(self, file, sets=(), metrics=(), options=()):
        """Runs a file in a new folder."""
        self.runs += 1
        options = list(options)
        for path, value in sets:
            options += ["--set", f"{path}={value}"]
        return run_engine(self.binary, file,
                          os.path.join(self.folder, f"out{self.runs}"),
                          metrics, options)

    def run(self, tree, sets=(), metrics=(), options=("--replicates", 2)):
        """Runs a scenario that must be accepted; the folder of results."""
        run = self.run_file(self.write(tree), sets, metrics, options)
        if run.status:
            raise Broken(f"exit {run.status}: {run.message[:500]}")
        return run.out

    def series(self, tree, sets=(), options=("--replicates", 2)):
        """Means: series -> {period: mean}."""
        return means(self.run(tree, sets, options=options))


def means(out):
    """series -> {period: mean}; empty is NaN."""
    series = {}
    for row in read_rows(os.path.join(out, "series.csv"))[1:]:
        series.setdefault(row[0], {})[row[1]] = float(row[2] or "nan")
    return series


def series_bytes(out):
    """series.csv as it stands."""
    with open(os.path.join(out, "series.csv"), "rb") as handle:
        return handle.read()


def require(condition, message):
    """A law's condition."""
    if not condition:
        raise Broken(message)


def require_equal(one, two, what, size=1.0):
    """Equal to 1e-9 of the figures involved."""
    scale = max(1.0, abs(one), abs(two), size)
    require(abs(one - two) <= 1e-9 * scale, f"{what}: {one!r} and {two!r}")


def require_same_bytes(one, two, what):
    """The same series.csv."""
    require(series_bytes(one) == series_bytes(two),
            f"{what}: series.csv differs")


def locations_of(tree):
    """(stream, name, node) of every location."""
    return [(stream, name, node)
            for stream, sub in tree.get("reception", {}).items()
            for name, node in sub.get("locations", {}).items()]


def lines_of(tree):
    """The lines by name."""
    return tree.get("finance", {}).get("lines", {})


def owner_of(tree, line):
    """The stream to which a line belongs, or None."""
    if "location" in line:
        return next(stream for stream, name, _ in locations_of(tree)
                    if name == line["location"])
    return line.get("stream")


# --- Balances --------------------------------------------------------------

def places_balance(case):
    """Every place is in one stream; people are placed or not."""
    streams = list(case.certain.get("reception", {}))
    if not streams:
        return False
    series = case.series(case.certain)
    for period in series[f"{streams[0]}.capacity"]:
        places = sum(series[f"location.{name}.places"][period]
                     for _, name, _ in locations_of(case.certain))
        capacity = sum(series[f"{s}.capacity"][period] for s in streams)
        require_equal(places, capacity, f"places and capacity in {period}")
        for stream in streams:
            one_stream_balances(series, stream, period)
    return True


def one_stream_balances(series, stream, period):
    """What holds of one stream in one month."""
    figure = {key: series[f"{stream}.{key}"][period] for key in
              ("obligation", "capacity", "shortfall", "surplus", "demand",
               "occupied", "unplaced")}
    where = f"{stream} in {period}"
    require(min(figure.values()) >= 0, f"{where}: negative: {figure}")
    lacking = figure["obligation"] - figure["capacity"]
    require(figure["shortfall"] >= max(0, lacking) - 1e-6,
            f"{where}: shortfall below obligation - capacity")
    require_equal(figure["surplus"], max(0, -lacking), f"{where}: surplus",
                  figure["capacity"])
    require_equal(figure["occupied"] + figure["unplaced"], figure["demand"],
                  f"{where}: occupied and unplaced")
    require(figure["occupied"] <= figure["capacity"] + 1e-9,
            f"{where}: more people than places")


def unshared_capacity(case):
    """A stream that no flexible place serves has its locations' places."""
    tree = case.certain
    shared = {name for _, _, node in locations_of(tree)
              for name in node.get("serves", [])}
    alone = [s for s in tree.get("reception", {}) if s not in shared]
    if not alone:
        return False
    series = case.series(tree)
    for stream in alone:
        for period, capacity in series[f"{stream}.capacity"].items():
            places = sum(series[f"location.{name}.places"][period]
                         for owner, name, _ in locations_of(tree)
                         if owner == stream)
            require_equal(places, capacity, f"{stream} in {period}")
    return True


def euros_balance(case):
    """Lines add up to locations, streams and the result."""
    tree = case.certain
    lines = lines_of(tree)
    if not lines:
        return False
    series = case.series(tree)
    streams = [*tree.get("reception", {}), *tree.get("housing", {})]
    for year, result in series["result"].items():
        size = sum(abs(series[f"line.{name}"][year]) for name in lines)
        totals = {}
        for name, line in lines.items():
            kind = "income" if "income" in line else "cost"
            owners = [owner_of(tree, line)]
            if "location" in line:
                owners.append(f"location.{line['location']}")
            for owner in owners:
                key = f"{owner}.{kind}"
                totals[key] = totals.get(key, 0) + series[f"line.{name}"][year]
        for owner in streams:
            for kind in ("income", "cost"):
                require_equal(totals.get(f"{owner}.{kind}", 0.0),
                              series[f"{owner}.{kind}"][year],
                              f"{owner}.{kind} in {year}", size)
        for key, amount in totals.items():
            if key.startswith("location."):
                require_equal(amount, series[key][year], f"{key} {year}", size)
        total = sum(series[f"{owner}.income"][year]
                    - series[f"{owner}.cost"][year] for owner in streams)
        total += totals.get("None.income", 0) - totals.get("None.cost", 0)
        require_equal(total, result, f"result of {year}", size)
    return True


def backlog_recurs(case):
    """A(p) = A(p-1) + netto - realised, also in the monthly backlog."""
    streams = case.certain.get("housing", {})
    if not streams:
        return False
    series = case.series(case.certain)
    for stream in streams:
        figures = {key: list(series[f"{stream}.{key}"].values()) for key in
                   ("taakstelling", "corrected", "realised", "backlog",
                    "housed")}
        size = sum(map(abs, figures["taakstelling"] + figures["realised"]))
        require_equal(sum(figures["housed"]), sum(figures["realised"]),
                      f"{stream}: housed and realised", size)
        before = figures["corrected"][0] - figures["taakstelling"][0]
        for netto, corrected, realised in zip(
                figures["taakstelling"], figures["corrected"],
                figures["realised"]):
            require_equal(corrected, netto + before, f"{stream}: corrected",
                          size)
            before += netto - realised
        require_equal(before, figures["backlog"][-1],
                      f"{stream}: backlog at the end", size)
    return True


# --- The reserve -----------------------------------------------------------

def reserve_identity(case):
    """balance(y) = balance(y-1) + added - withdrawn, never below zero."""
    if "reserve" not in case.certain.get("finance", {}):
        return False
    opening = case.rng.choice((0, 12345.67, 3000000))
    series = case.series(case.certain,
                         [("finance.reserve.opening", opening)])
    before = float(opening)
    for year, balance in series["reserve.balance"].items():
        added, withdrawn, uncovered = (
            series[f"reserve.{key}"][year]
            for key in ("added", "withdrawn", "uncovered"))
        require(abs(before + added - withdrawn - balance) < 0.01,
                f"balance of {year}: {before} + {added} - {withdrawn} is not "
                f"{balance}")
        require(min(balance, added, withdrawn, uncovered) > -1e-6,
                f"a negative figure in {year}")
        before = balance
    return True


def required_opening_suffices(case):
    """With the required opening balance every withdrawal is paid in full."""
    if "reserve" not in case.certain.get("finance", {}):
        return False
    path = "finance.reserve.opening"
    metric = "reserve.required_opening"
    out = case.run(case.certain, [(path, "unknown")], [metric])
    needed = float(read_rows(os.path.join(out, "values.csv"))[1][1])
    unknown = means(out)
    require("reserve.balance" not in unknown, "a balance without an opening")
    known = case.series(case.certain, [(path, f"{needed:.9f}")])
    for year, amount in unknown["reserve.withdrawn"].items():
        require(abs(known["reserve.withdrawn"][year] - amount) < 0.01,
                f"{needed} does not pay for {amount} in {year}")
    return True


# --- More of one thing -----------------------------------------------------

def later_with_delay(case):
    """A longer delay never opens a location earlier.

    A term moves with the opening, so that one which is over before the
    horizon when it opens in time may show only with a delay: left out.
    """
    dated = [(stream, name) for stream, name, node
             in locations_of(case.certain)
             if "opens" in node and node.get("probability") != "0"
             and "term_months" not in node]
    if not dated:
        return False
    stream, name = case.rng.choice(dated)
    path = f"reception.{stream}.locations.{name}.delay"
    delays = sorted(round(case.rng.uniform(0, 15), 2) for _ in range(3))
    opened = []
    for delay in delays:
        places = case.series(case.certain, [(path, delay)])[
            f"location.{name}.places"]
        opened.append(next((i for i, k in enumerate(places.values())
                            if k > 0), math.inf))
    require(opened == sorted(opened),
            f"{name} opens in months {opened} with delays {delays}")
    return True


def more_with_probability(case):
    """More probability never lowers a location's mean places."""
    places = locations_of(case.uncertain)
    if not places:
        return False
    stream, name, _ = case.rng.choice(places)
    path = f"reception.{stream}.locations.{name}.probability"
    streams = list(case.uncertain["reception"])
    before = None
    for probability in (0, 0.3, 0.8, 1):
        series = case.series(case.uncertain, [(path, probability)],
                             ("--replicates", REPLICATES))
        now = list(series[f"location.{name}.places"].values()) + [
            sum(series[f"{s}.capacity"][period] for s in streams)
            for period in series[f"{streams[0]}.capacity"]]
        if before:
            require(all(two >= one - 1e-9 * max(1, one)
                        for one, two in zip(before, now)),
                    f"{name}: probability {probability} lowers capacity")
        before = now
    return True


# --- The same bytes --------------------------------------------------------

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


# --- Scenarios that change a little ----------------------------------------

def unknown_key(case):
    """A key that does not exist is refused, wherever it stands."""
    free = ("inputs", "sources")
    maps = [path for path, node in leaves(case.certain)
            if isinstance(node, dict) and not (path and path[0] == "cases")
            and not (len(path) == 1 and path[0] in free)]
    tree = copy.deepcopy(case.certain)
    path = case.rng.choice(maps)
    node = functools.reduce(lambda n, key: n[key], path, tree)
    node["zzz_unknown"] = "1"
    run = case.run_file(case.write(tree))
    require(run.status == 2, f"zzz_unknown in {'.'.join(map(str, path))}: "
                             f"exit {run.status}: {run.message[:200]}")


def without_housing(tree):
    """The scenario without housing and what refers to it."""
    tree = copy.deepcopy(tree)
    gone_streams = tree.pop("housing", {})
    lines = lines_of(tree)
    gone = {n for n, x in lines.items() if x.get("stream") in gone_streams}
    gone |= {n for n, x in lines.items()
             if gone & {*x.get("costs", []), *x.get("incomes", [])}}
    actuals = tree.get("finance", {}).get("actuals", {})
    for name in gone:
        del lines[name]
        actuals.pop(name, None)
    return tree


def horizon_is_prefix(case):
    """One month more changes no month before it, and no whole year."""
    tree = without_housing(case.certain)
    if not tree.get("reception"):
        return False
    year, month = map(int, tree["horizon"]["end"].split("-"))
    end = 12 * year + month - 1
    short = case.series(tree)
    long_ = case.series(tree, [("horizon.end", month_key(end + 1))])
    for name, figures in short.items():
        for period, value in figures.items():
            is_whole = len(period) == 7 or int(period) * 12 + 11 <= end
            if is_whole:
                require_equal(value, long_[name][period],
                              f"{name} in {period}")
    return True


def certain_distribution(case):
    """A distribution without width is the constant."""
    spots = [(path, node) for path, node in leaves(case.certain)
             if isinstance(node, str) and path[-1] in ("obligation", "income",
                                                       "cost", "arrivals")]
    if not spots:
        return False
    path, number = case.rng.choice(spots)
    normal = {"dist": "normal", "mean": number, "sd": "0.000000001"}
    point = {"low": number, "likely": number, "high": number}
    plain = case.series(case.certain)
    for node in (point, {"dist": "triangular", **point}, normal):
        tree = copy.deepcopy(case.certain)
        parent = functools.reduce(lambda n, key: n[key], path[:-1], tree)
        parent[path[-1]] = node
        for name, figures in case.series(tree).items():
            for period, value in figures.items():
                other = plain[name][period]
                require(math.isnan(value) and math.isnan(other)
                        or abs(value - other) <= 1e-6 * max(1, abs(other)),
                        f"{'.'.join(map(str, path))}={node}: {name} in "
                        f"{period}: {other} and {value}")
    return True


LAWS = (places_balance, unshared_capacity, euros_balance, backlog_recurs,
        reserve_identity, required_opening_suffices, later_with_delay,
        more_with_probability, shown_again, resolved_again, extended,
        any_threads, extra_input, first_rows, same_draws, unknown_key,
        horizon_is_prefix, certain_distribution)


def try_laws(binary, laws, seed):
    """[(law, None or why it is broken)] of those that could be tried."""
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        for law in laws:
            try:
                if law(Case(binary, seed, folder)) is not False:
                    outcomes.append((law.__name__, None))
            except (Broken, KeyError, IndexError, ValueError,
                    OSError) as error:
                outcomes.append((law.__name__,
                                 f"{type(error).__name__}: {error}"))
    return seed, outcomes


def arguments():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--opgave", required=True, help="the program")
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--first", type=int, default=1, help="first seed")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--law", action="append",
                        choices=[law.__name__ for law in LAWS],
                        help="only this law (may be repeated)")
    return parser.parse_args()


def main():
    """Try every law on a range of seeds."""
    args = arguments()
    laws = [law for law in LAWS if not args.law or law.__name__ in args.law]
    tried = {law.__name__: 0 for law in laws}
    failed = 0
    work = functools.partial(try_laws, os.path.abspath(args.opgave), laws)
    with multiprocessing.Pool(args.jobs) as pool:
        for seed, outcomes in pool.imap(
                work, range(args.first, args.first + args.count)):
            for name, why in outcomes:
                tried[name] += 1
                if why:
                    failed += 1
                    print(f"seed {seed}, {name}: {why}", flush=True)
    for name, count in tried.items():
        print(f"{name}: tried {count} times")
    print(f"{sum(tried.values()) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
