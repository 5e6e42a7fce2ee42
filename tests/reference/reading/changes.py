"""`change:`, `--set` and levers: the last section of the scenario page."""
import re
from datetime import date

import yaml

from reading.kinds import GROUNDS, Changed, kind_of, merge
from reading.numbers import number_of
from reading.periods import ScenarioError, day_of, move, span

DEFAULTS = {"delay": "0", "extension": "0", "lag_months": "0",
            "probability": "1", "occupancy": "1", "share": "1"}
PLANNED = ("add", "withdraw", "withdraw_if_needed", "cover_deficit")
DATES = ("opens", "until", "from", "on")
FIXED = ("realised", "actuals", "observed", "checks", "simulation", "horizon",
         "correlations", "cases", "levers", "sources")
SHIFT = re.compile(r"(-?\d+(?:\.\d+)?)m")
SET = re.compile(r"([^=*+]+?)\s*(\*=|\+=|=)(.*)", re.DOTALL)


def apply_changes(tree, changes):
    """The tree with each `change` of a file made."""
    span_of_tree = (span(tree["horizon"]["start"]).first,
                    span(tree["horizon"]["end"]).last)
    for path, change in changes.items():
        tree = replaced(tree, path.split("."), path,
                        lambda node, key: changed(node, key, path, change,
                                                  span_of_tree))
    return tree


def replaced(tree, keys, path, edit):
    """A copy of the tree with the node under `keys` edited."""
    if isinstance(tree, Changed):
        return tree._replace(node=replaced(tree.node, keys, path, edit))
    if isinstance(tree, dict) and keys[0] not in tree and "value" in tree:
        return tree | {"value": replaced(tree["value"], keys, path, edit)}
    if not isinstance(tree, dict):
        raise ScenarioError(f"change of {path}: leads nowhere")
    key = keys[0]
    if len(keys) == 1:
        return tree | {key: edit(tree.get(key, default_of(path, key)), key)}
    if key not in tree and path.startswith("finance.reserve.planned."):
        return tree | {key: replaced({}, keys[1:], path, edit)}
    if key == "planned" and key not in tree:
        tree = tree | {key: {}}
    if key not in tree:
        raise ScenarioError(f"change of {path}: leads nowhere")
    return tree | {key: replaced(tree[key], keys[1:], path, edit)}


def default_of(path, key):
    """What a key that is left out counts as, or None."""
    if path.startswith("finance.reserve.planned.") and key in PLANNED:
        return "0"
    return DEFAULTS.get(key)


def changed(node, key, path, change, horizon):
    """times * node + plus, or a date moved."""
    if node is None or set(path.split(".")) & set(FIXED):
        raise ScenarioError(f"change of {path}: nothing to change there")
    shift = SHIFT.fullmatch(change.get("plus", ""))
    if key in DATES:
        if not shift or "times" in change or kind_of(node, key) != ("plain",):
            raise ScenarioError(f"change of {path}: a date moves by months")
        return moved(day_of(node), key, float(shift[1]))
    if shift:
        raise ScenarioError(f"change of {path}: not a date")
    times = number_of(change.get("times", "1"))
    plus = number_of(change.get("plus", "0"))
    if path.split(".")[0] == "housing" and key == "taakstelling":
        return {period: target if span(period).last < horizon[0]
                else Changed(target, times, plus)
                for period, target in node.items()}
    return by_entry(node, key, times, plus, horizon)


def moved(text, key, months):
    """A day moved; `until` by the day after it."""
    after = int(key == "until")
    day = span(text).last + 1 if after else span(text).first
    return date.fromordinal(move(day, months) - after).isoformat()


def by_entry(node, key, times, plus, horizon):
    """Schedules and cases entry by entry, anything else as a whole."""
    if isinstance(node, dict) and "value" in node \
            and set(node) <= GROUNDS | {"value"}:
        return node | {"value": by_entry(node["value"], key, times, plus,
                                         horizon)}
    if isinstance(node, Changed):
        return Changed(node, times, plus)
    kind = kind_of(node, key)
    if kind and kind[0] == "case":
        return {name: sub if name == "case" or name in GROUNDS
                else by_entry(sub, name, times, plus, horizon)
                for name, sub in node.items()}
    if kind == ("schedule",):
        return {name: by_entry(sub, name, times, plus, horizon)
                if is_in_force(name, node, horizon) else sub
                for name, sub in node.items()}
    if kind is None or kind[0] in ("growth", "steering"):
        raise ScenarioError(f"change of {key}: not a value")
    return Changed(node, times, plus)


def is_in_force(name, schedule, horizon):
    """Is this entry in force on any day of the horizon?"""
    start = span(name).first
    later = [span(other).first for other in schedule
             if other not in GROUNDS and span(other).first > start]
    return start <= horizon[1] and (not later or min(later) > horizon[0])


# --- The command line ------------------------------------------------------

def apply_set(tree, text):
    """`PATH=VALUE`, `PATH*=a` or `PATH+=b`; a lever's name for its path."""
    match = SET.fullmatch(text)
    if not match:
        raise ScenarioError(f"--set {text}: not PATH=VALUE")
    path, sign, value = match.groups()
    levers = tree.get("levers", {})
    if path in levers:
        path = levers[path]["set"]
    if sign == "*=":
        return apply_changes(tree, {path: {"times": value}})
    if sign == "+=":
        return apply_changes(tree, {path: {"plus": value}})
    over = yaml.load(value, Loader=yaml.BaseLoader)
    for key in reversed(path.split(".")):
        over = {key: over}
    return merge(tree, over)


def take_case(tree, text):
    """`GROUP=NAME`: that case for certain."""
    group, _, name = text.partition("=")
    weights = tree.get("cases", {}).get(group)
    if weights is None or name not in weights:
        raise ScenarioError(f"--case {text}: no such case")
    certain = {key: value if key in GROUNDS | {"label", "kind"}
               else str(int(key == name)) for key, value in weights.items()}
    return tree | {"cases": tree["cases"] | {group: certain}}
