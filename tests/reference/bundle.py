"""A scenario with the files it extends and its command line, as one tree.

The tree of `extends` stands where a file has a name, and `--set` and `--case`
hold what is given on the command line, so that what is generated can be
shrunk and printed as a whole.
"""
import os

from reading.files import load
from scenario_text import dump, parse

COMMAND_LINE = {"--set": "", "--case": "case:"}  # as `--set` spells it


def write(tree, folder, name="scenario.yaml"):
    """(path, command line options) of a bundle written in a folder."""
    plain = {key: node for key, node in tree.items()
             if key not in COMMAND_LINE}
    if isinstance(plain.get("extends"), dict):
        under = "under-" + name
        write(plain["extends"], folder, under)
        plain["extends"] = under
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as handle:
        handle.write(dump(plain))
    options = [part for key, spelling in COMMAND_LINE.items()
               for text in tree.get(key, ())
               for part in ("--set", spelling + text)]
    return path, options


def read(tree, folder):
    """The scenario that the second reading makes of a bundle."""
    path, _ = write(tree, folder)
    return load(path, tree.get("--set", ()), tree.get("--case", ()))


def flat(tree):
    """A copy with text for scalars, as a file is read."""
    return parse(dump(tree))
