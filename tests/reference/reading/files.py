"""Reading scenarios: files, what they extend, and the command line."""
import os

import yaml

from reading.changes import apply_changes, apply_set, take_case
from reading.csvs import expanded
from reading.kinds import merge
from reading.periods import ScenarioError

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load(path, sets=(), cases=()):
    """The scenario of a file and the command line; scalars stay text."""
    scenario = load_file(path, ())
    for text in sets:
        scenario = apply_set(scenario, text)
    for text in cases:
        scenario = take_case(scenario, text)
    return scenario


def load_file(path, chain):
    """A file over what it extends, then its own changes."""
    path = os.path.abspath(path)
    if path in chain:
        raise ScenarioError("extends in a circle: "
                            + " -> ".join(chain + (path,)))
    with open(path, encoding="utf-8") as handle:
        scenario = expanded(yaml.load(handle, Loader=LOADER),
                            os.path.dirname(path))
    changes = scenario.pop("change", {})
    base = {}
    if "extends" in scenario:
        base = load_file(os.path.join(os.path.dirname(path),
                                      scenario.pop("extends")),
                         chain + (path,))
    return apply_changes(merge(base, scenario), changes)
