"""A scenario with the files it extends and its command line, as one tree.

The tree of `extends` stands where a file has a name, and `--set` and `--case`
hold what is given on the command line, so that what is generated can be
shrunk and printed as a whole.
"""
import os
import re
import zlib

from reading.files import load
from reading.kinds import GROUNDS
from reading.periods import PERIOD
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
    spelt = with_files(flat(plain), folder, name)
    with open(path, "w", encoding="utf-8") as handle:
        handle.write(dump(spelt))
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


def with_files(node, folder, place):
    """The tree with some of its schedules and histories in CSV files."""
    if isinstance(node, list):
        return [with_files(item, folder, f"{place}.{i}")
                for i, item in enumerate(node)]
    if not isinstance(node, dict):
        return node
    shape = zlib.crc32(place.encode())
    keys = [key for key in node if key not in GROUNDS]
    if shape % 2 and keys and ".change" not in place and all(
            PERIOD.fullmatch(key) and is_number(node[key]) for key in keys):
        return in_file(node, keys, folder, place, shape // 2)
    return {key: with_files(value, folder, f"{place}.{key}")
            for key, value in node.items()}


def is_number(node):
    """Digits, perhaps with a point; others are not what an office writes."""
    return isinstance(node, str) \
        and bool(re.fullmatch(r"-?\d+(\.\d+)?", node))


def in_file(node, keys, folder, place, shape):
    """A map of periods as {csv: ...}, in one of several spellings."""
    name = re.sub(r"[^A-Za-z0-9]", "-", place) + ".csv"
    comma, titled, marked = shape & 1, shape & 2, shape & 4
    between = ";" if comma or shape & 8 else ","
    rows = [("periode", "soort", "aantal")]
    for key in (reversed(keys) if shape & 16 else keys):
        number = node[key].replace(".", ",") if comma else node[key]
        rows.append((key, "x", number))
    lines = ["Cijfers van de gemeente"] if titled else []
    lines += [between.join(row) for row in rows]
    with open(os.path.join(folder, name), "w", encoding="utf-8",
              newline="") as handle:
        handle.write(("\ufeff" if marked else "")
                     + "".join(line + "\r\n" for line in lines))
    return {key: node[key] for key in node if key in GROUNDS} | {
        "csv": name, "period": "periode", "value": "aantal",
        "decimal": "," if comma else "."}
