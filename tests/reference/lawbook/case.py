"""One generated case, and what laws ask of it."""
import os
import random

from bundle import flat
from engine import run_engine
from generator.scenario import generate
from scenario_text import dump, read_rows

REPLICATES = 300


class Broken(Exception):
    """A law does not hold."""


class Case:
    """The scenarios of one seed, and the program to run them with."""

    def __init__(self, binary, seed, folder, second):
        self.binary = binary
        self.folder = folder
        self.rng = random.Random(seed)
        self.certain = flat(generate(seed, False, second, False))
        self.uncertain = flat(generate(seed, True, second, False))
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


def require_same_figures(one, two, what):
    """The same series.csv, but for rounding."""
    rows = [read_rows(os.path.join(out, "series.csv")) for out in (one, two)]
    require([row[:2] for row in rows[0]] == [row[:2] for row in rows[1]],
            f"{what}: other rows")
    for before, after in zip(rows[0][1:], rows[1][1:]):
        for cells in zip(before[2:], after[2:]):
            require(bool(cells[0]) == bool(cells[1]), f"{what}: {after}")
            if cells[0]:
                require_equal(float(cells[0]), float(cells[1]),
                              f"{what}: {before[:2]}", abs(float(before[7])))


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
