"""What-ifs are what one would have written by hand."""
import calendar
import copy
from datetime import date, timedelta

from generator.changeable import Spots, is_day
from lawbook.case import require, require_same_bytes

GROUNDS = {"source", "assumption"}


def edited(tree, path, value):
    """A copy of the tree with one node replaced."""
    tree = copy.deepcopy(tree)
    keys = path.split(".")
    node = tree
    for key in keys[:-1]:
        node = node.setdefault(key, {})
    node[keys[-1]] = value
    return tree


def first_day(key):
    """The first day of a period key of a generated schedule."""
    year, rest = key[:4], key[5:]
    if rest[:1] == "H":
        rest = f"{int(rest[1]) * 6 - 5:02d}"
    elif rest[:1] == "Q":
        rest = f"{int(rest[1]) * 3 - 2:02d}"
    return f"{year}-{rest or '01'}-01"[:10]


def by_hand(node, times, plus, horizon):
    """What one would write for times * node + plus; None when unclear."""
    if isinstance(node, str):
        text = repr(times * float(node) + plus)
        return None if "e" in text else text
    if not isinstance(node, dict):
        return None
    if set(node) <= GROUNDS | {"value"}:
        inner = by_hand(node["value"], times, plus, horizon)
        return None if inner is None else node | {"value": inner}
    if not all(key[:4].isdigit() for key in node):
        return None
    keys = sorted(node, key=first_day)
    ends = [first_day(key) for key in keys[1:]] + ["9999"]
    changed = {}
    for key, end in zip(keys, ends):
        inside = first_day(key)[:7] <= horizon["end"] \
            and end > f"{horizon['start']}-01"
        changed[key] = by_hand(node[key], times, plus, horizon) \
            if inside else node[key]
    return None if None in changed.values() else changed


def shifted(text, months, by_day_after):
    """A day moved by whole months, clamped to the month's end."""
    day = date.fromisoformat(text) + timedelta(days=by_day_after)
    number = 12 * day.year + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    last = calendar.monthrange(year, month)[1]
    moved = date(year, month, min(day.day, last))
    return (moved - timedelta(days=by_day_after)).isoformat()


def change_by_hand(case):
    """`change`, `--set PATH*=` and a figure written by hand: the same."""
    tree = case.certain
    done = False
    spots = Spots(tree, False).spots
    for spot in case.rng.sample(spots, min(6, len(spots))):
        if spot.rule == "little" and spot.path.startswith("inputs."):
            continue
        found = hand_written(case, tree, spot)
        if not found or found[0] is None:
            continue
        hand, change, setting = found
        base = case.write(tree)
        out = case.run_file(case.write(edited(tree, spot.path, hand),
                                       "hand.yaml"))
        require(out.status == 0, f"hand: {out.message[:300]}")
        child = {"opgave": "1", "extends": "scenario.yaml",
                 "change": {spot.path: change}}
        runs = [case.run_file(case.write(child, "child.yaml"))]
        if setting:
            runs.append(case.run_file(base, options=("--set", setting)))
        for run in runs:
            require(run.status == 0, f"{child}: {run.message[:300]}")
            require_same_bytes(out.out, run.out,
                               f"{spot.path}: {change} and {hand}")
        done = True
    return done


def hand_written(case, tree, spot):
    """(by hand, change, --set or None) of a place, or None."""
    if spot.rule in ("earlier", "later", "anywhere"):
        if not is_day(spot.node) or not isinstance(spot.node, str) \
                or len(spot.node) != 10:
            return None
        months = case.rng.randint(1, 9) * (-1 if spot.rule == "earlier"
                                           else 1)
        hand = shifted(spot.node, months, spot.path.endswith(".until"))
        return hand, {"plus": f"{months}m"}, f"{spot.path}+={months}m"
    if spot.rule in ("chance", "rate") or ".taakstelling" in spot.path \
            and not isinstance(spot.node, str):
        return None
    times, plus = (2.0, 0.0) if case.rng.random() < 0.5 else (1.0, 6.0)
    if spot.rule in ("down", "little"):
        times, plus = 0.5, 0.0
    default = "1" if spot.path.rpartition(".")[2] in (
        "probability", "occupancy", "share") else "0"
    hand = by_hand(spot.node or default, times, plus, tree["horizon"])
    if plus:
        return hand, {"plus": "6"}, f"{spot.path}+=6"
    return hand, {"times": repr(times)}, f"{spot.path}*={times!r}"


def lever_is_its_path(case):
    """A lever's name may stand for the path that it sets."""
    spots = [spot for spot in Spots(case.certain, False).spots
             if spot.rule in ("any", "months") and spot.node is not None]
    if not spots:
        return False
    spot = case.rng.choice(spots)
    tree = case.certain | {"levers": {"lever": {
        "label": "Wat als?", "set": spot.path, "low": "0", "high": "9"}}}
    file = case.write(tree)
    for sign, value in (("=", "7"), ("*=", "2"), ("+=", "3")):
        if sign == "=" and ("taakstelling" in spot.path
                            or "places" in spot.path):
            continue
        runs = [case.run_file(file, options=(
            "--set", f"{path}{sign}{value}")) for path in ("lever",
                                                           spot.path)]
        for run in runs:
            require(run.status == 0, f"{spot.path}: {run.message[:300]}")
        require_same_bytes(runs[0].out, runs[1].out, f"lever {spot.path}")
    return True
