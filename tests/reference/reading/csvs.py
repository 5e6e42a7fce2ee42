"""`{csv: FILE, period: COLUMN, value: COLUMN}`: the scenario page's last part."""
import csv
import os

from reading.kinds import GROUNDS, Stated
from reading.periods import span


def expanded(node, folder):
    """A tree in which each csv is the schedule that it stands for."""
    if isinstance(node, list):
        return [expanded(item, folder) for item in node]
    if not isinstance(node, dict):
        return node
    if "csv" in node and "period" in node:
        return Stated(periods_of(node, folder) | {
            key: text for key, text in node.items() if key in GROUNDS})
    return {key: expanded(value, folder) for key, value in node.items()}


def periods_of(node, folder):
    """Period -> number, both as text."""
    with open(os.path.join(folder, node["csv"]), encoding="utf-8-sig",
              newline="") as handle:
        separator = ";" if ";" in handle.read() else ","
        handle.seek(0)
        rows = list(csv.reader(handle, delimiter=separator))
    heading = next(i for i, row in enumerate(rows)
                   if node["period"] in row and node["value"] in row)
    at = [rows[heading].index(node[key]) for key in ("period", "value")]
    found = {}
    for row in rows[heading + 1:]:
        if len(row) > max(at) and row[at[1]]:
            key, number = (row[i] for i in at)
            if node.get("decimal") == ",":
                number = number.replace(".", "").replace(",", ".")
            found[span(key).key] = number
    return found
