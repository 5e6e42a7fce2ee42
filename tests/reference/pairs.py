"""Every what-if command on generated pairs of scenarios: none may crash, lose
a chart, write what is no number or picture, or leave a file of an earlier run.

A pair is a generated scenario and a what-if that removes, replaces and
renames parts of it. One that the program refuses (status 2) is a valid
answer; it must write nothing.
"""
import argparse
import copy
import json
import math
import multiprocessing
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import bundle
from generator.scenario import generate
from scenario_text import dump

MAPS = ("reception", "housing", "inputs", "cases", "locations", "supply",
        "lines", "subgroups", "planned", "population", "finance", "reserve")
OFTEN_REFUSED = ("opgave", "title", "horizon", "simulation", "correlations")


def numbers_of(node, path=()):
    """(path, number) of every plain number that `--vary` can move."""
    if isinstance(node, dict):
        for key, child in node.items():
            if path or key in ("reception", "housing", "finance", "inputs"):
                yield from numbers_of(child, path + (key,))
        return
    try:
        number = float(node)
    except (TypeError, ValueError):
        return
    if math.isfinite(number) and all("." not in key for key in path):
        yield path, number


def parts_of(node, path=()):
    """Paths of what can be removed or renamed: entries of maps of things."""
    if not isinstance(node, dict):
        return
    for key, child in node.items():
        if not path and key in OFTEN_REFUSED:
            continue
        if path and path[-1] in MAPS or not path and key in MAPS:
            yield path + (key,)
        yield from parts_of(child, path + (key,))


def spelt_out(node):
    """The same, without numbers that could be thousands: 1.250."""
    if isinstance(node, dict):
        return {key: spelt_out(child) for key, child in node.items()}
    if isinstance(node, list):
        return [spelt_out(child) for child in node]
    if isinstance(node, str) and re.fullmatch(r"[+-]?\d+\.\d{3}", node):
        return node + "0"
    return node


def node_at(tree, path):
    """What stands at a path."""
    for key in path:
        tree = tree[key]
    return tree


def put(tree, path, node):
    """Puts it there, making the maps on the way."""
    for key in path[:-1]:
        if not isinstance(tree.get(key), dict):
            tree[key] = {}
        tree = tree[key]
    tree[path[-1]] = node


def what_if(base, rng):
    """Changes to lay over the base."""
    changes = {}
    parts, numbers = list(parts_of(base)), list(numbers_of(base))
    for _ in range(rng.randint(1, 3)):
        how = rng.choice(("remove", "replace", "replace", "rename"))
        if how == "replace" and numbers:
            path, number = rng.choice(numbers)
            put(changes, path, rng.choice((0, number / 2, number + 1)))
        elif parts:
            path = rng.choice(parts)
            if how == "rename":
                put(changes, path[:-1] + (path[-1] + "_new",),
                    copy.deepcopy(node_at(base, path)))
            put(changes, path, None)
    return changes


class Pair:
    """One pair in its folder, and what was found wrong with it."""

    def __init__(self, opgave, folder, seed):
        self.opgave, self.folder, self.wrong = opgave, folder, []
        self.rng = random.Random(seed)
        self.base = spelt_out(bundle.flat(
            generate(seed, seed % 2 == 0, bundled=False)))
        put(self.base, ("simulation", "replicates"), 24)
        self.other = what_if(self.base, self.rng)
        for name, tree in (("base", self.base),
                           ("other", {"extends": "base.yaml"} | self.other)):
            with open(os.path.join(folder, name + ".yaml"), "w",
                      encoding="utf-8") as handle:
                handle.write(dump(tree))

    def run(self, *arguments, wanted=(0, 2), out=None):
        """The status; anything else than what is wanted is told."""
        if out:
            arguments += ("--out", out, "--quiet")
        done = subprocess.run([self.opgave, *arguments], cwd=self.folder,
                              stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=300, check=False)
        told = done.stderr.decode("utf-8", "replace")
        if done.returncode not in wanted or "Sanitizer" in told:
            self.wrong.append(f"{' '.join(arguments)}: status "
                              f"{done.returncode}\n{told[-1500:]}")
        return done.returncode

    def read(self, out, arguments):
        """Every file of a run must be whole."""
        for root, _, names in os.walk(os.path.join(self.folder, out)):
            for name in names:
                path = os.path.join(root, name)
                fault = fault_of(path)
                if fault:
                    self.wrong.append(f"{' '.join(arguments)}: {path}: "
                                      f"{fault}")

    def study(self, *arguments):
        """A command that writes a folder: with charts, then without them in
        the same one, where none of the first may stay."""
        status = self.run(*arguments, out="out")
        if status == 0:
            self.read("out", arguments)
            self.run(*arguments, "--no-charts", wanted=(0,), out="out")
        for root, _, names in os.walk(os.path.join(self.folder, "out")):
            left = [name for name in names
                    if status != 0 or name.endswith(".svg")]
            if left:
                self.wrong.append(f"{' '.join(arguments)}: {left} stay in "
                                  f"{root}")
        shutil.rmtree(os.path.join(self.folder, "out"), ignore_errors=True)


def fault_of(path):
    """What is wrong with a file, or None."""
    name = os.path.basename(path)
    if name.startswith("."):
        return "a hidden file stays"
    if name.endswith(".svg"):
        try:
            xml.etree.ElementTree.parse(path)
        except xml.etree.ElementTree.ParseError as error:
            return str(error)
    if name.endswith(".json"):
        with open(path, encoding="utf-8") as handle:
            json.load(handle, parse_constant=int)
    if name.endswith(".csv"):
        with open(path, encoding="utf-8") as handle:
            for line in handle:
                cells = line.lower().rstrip("\n").split(",")
                if any(cell in ("inf", "-inf", "nan", "-nan")
                       for cell in cells):
                    return line
    return None


def metric_of(pair, name):
    """A metric that the scenario has, or None."""
    if pair.run("run", name, "--no-charts", "--quiet", "--out", "run"):
        return None
    with open(os.path.join(pair.folder, "run", "metrics.json"),
              encoding="utf-8") as handle:
        metrics = json.load(handle)["metrics"]
    names = [name for name in metrics if "first(" not in name]
    return pair.rng.choice(names) if names else None


def examine(pair):
    """Runs all commands on a pair."""
    bridge = ("--bridge",) if pair.rng.random() < 0.5 else ()
    pair.study("compare", "base.yaml", "other.yaml", *bridge)
    for name in ("base.yaml", "other.yaml"):
        pair.run("check", name, wanted=(0, 2, 3))
        pair.run("levers", name)
    pair.run("new", "new.yaml", "--from", "base.yaml", wanted=(0,))
    pair.run("check", "new.yaml", wanted=(0, 3))
    metric = metric_of(pair, "base.yaml")
    numbers = list(numbers_of(pair.base))
    if not metric or not numbers:
        return
    pair.study("sensitivity", "base.yaml", "--metric", metric)
    path, number = pair.rng.choice(numbers)
    low, high = min(number / 2, number), max(number + 1, number)
    vary = f"{'.'.join(path)}={low!r}:{high!r}"
    pair.study("sweep", "base.yaml", "--metric", metric, "--vary",
               f"{vary}:{(high - low) / 2!r}")
    pair.study("solve", "base.yaml", "--vary", vary,
               "--until", f"mean({metric}) <= {pair.rng.choice((0, 100))}")


def one_seed(settings):
    """None when the seed passes, else the report."""
    opgave, seed = settings
    with tempfile.TemporaryDirectory() as folder:
        pair = Pair(opgave, folder, seed)
        examine(pair)
        if not pair.wrong:
            return None
        return "\n".join([f"--- seed {seed}", dump(pair.base).rstrip(),
                          "--- what-if", dump(pair.other).rstrip(),
                          *pair.wrong])


def main():
    """Examine a range of seeds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--opgave", required=True, help="the program")
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--first", type=int, default=1, help="first seed")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    seeds = range(args.first, args.first + args.count)
    failed = 0
    with multiprocessing.Pool(args.jobs) as pool:
        for text in pool.imap(one_seed, [(os.path.abspath(args.opgave), seed)
                                         for seed in seeds]):
            if text:
                failed += 1
                print(text, flush=True)
    print(f"{args.count - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
