"""Shared bits: how the scripts here read and write scenarios and results."""
import csv
import re

import yaml
from yaml.emitter import Emitter
from yaml.representer import SafeRepresenter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer


class PlainDumper(Emitter, Serializer, SafeRepresenter, BaseResolver):
    """Writes scalars without quotes, as people do: all are read as text."""

    def __init__(self, stream, **options):
        Emitter.__init__(self, stream, width=options.get("width"),
                         allow_unicode=True)
        Serializer.__init__(self)
        SafeRepresenter.__init__(self, default_flow_style=False,
                                 sort_keys=False)
        BaseResolver.__init__(self)

    def ignore_aliases(self, data):
        """Repeat a shared node instead of naming it."""
        return True


def as_text(node):
    """The same tree with text for scalars; numbers without exponents."""
    if isinstance(node, dict):
        return {str(key): as_text(value) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return [as_text(value) for value in node]
    if isinstance(node, float):
        node = f"{node:.9f}".rstrip("0").rstrip(".")
    text = str(node)  # 94.383 would be taken for thousands
    return text + "0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", text) else text


def dump(scenario):
    """YAML of a scenario."""
    return yaml.dump(as_text(scenario), Dumper=PlainDumper, width=10**6)


def parse(text):
    """A scenario with text for scalars."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def read_rows(path):
    """The rows of a CSV, header included."""
    with open(path, encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle))


def leaves(node, path=()):
    """Every (path, node) of a tree of maps and lists, the top first."""
    yield path, node
    children = node.items() if isinstance(node, dict) else \
        enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield from leaves(child, path + (key,))
