"""recalculated.py SERIES.csv FOLDER [--nl]: every mean and percentile of series.csv stands in the
sheets that were saved as CSV files in FOLDER, and is the same number; prints how many were compared.

A sheet tells in its third row what its columns are: "period" and "azc.capacity p5" (a row a
period), "series" and "2025 mean" (a row a series), or "series", "period", "mean" (a row each).
"""
import csv
import math
import pathlib
import sys

STATISTICS = ["mean", "p5", "p25", "p50", "p75", "p95"]


def number(text, dutch):
    return float(text.replace(",", ".") if dutch else text)


def cells(rows, dutch):
    """(series, period, statistic) -> text, of a sheet that tells of series."""
    if len(rows) < 4:
        return
    keys = rows[2]
    if keys and keys[0] == "period":
        for row in rows[4:]:
            if not row or not row[0]:
                break  # what stands below is of another kind
            for key, text in zip(keys[1:], row[1:]):
                if " " in key and text:
                    series, statistic = key.split(" ")
                    yield (series, row[0], statistic), text
    elif keys and keys[0] == "series":
        for row in rows[4:]:
            for statistic, text in zip(keys[4:], row[4:]):
                if text:
                    yield (row[0], row[3], statistic), text
    elif len(keys) > 1 and keys[1] == "series":
        for row in rows[4:]:
            for key, text in zip(keys[2:], row[2:]):
                if " " in key and len(row) > 1 and row[1] and text:
                    period, statistic = key.split(" ")
                    yield (row[1], period, statistic), text


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    dutch = "--nl" in sys.argv
    expected = {}
    with open(arguments[0], newline="") as file:
        for row in csv.DictReader(file):
            for statistic in STATISTICS:
                if row[statistic]:
                    key = (row["series"], row["period"], statistic)
                    expected[key] = float(row[statistic])
    found, compared, wrong = set(), 0, 0
    for path in sorted(pathlib.Path(arguments[1]).glob("*.csv")):
        with open(path, newline="", encoding="utf-8-sig") as file:
            rows = list(csv.reader(file, delimiter=";" if dutch else ","))
        for row in rows:
            for text in row:
                if text.startswith("#") or text.startswith("Err:"):
                    print(f"{path.name}: {text}")
                    wrong += 1
        for key, text in cells(rows, dutch):
            if key not in expected:
                print(f"{path.name}: {key} is not in series.csv")
                wrong += 1
                continue
            try:
                value = number(text, dutch)
            except ValueError:
                print(f"{path.name}: {key}: {text!r} is no number")
                wrong += 1
                continue
            compared += 1
            found.add(key)
            scale = max(abs(expected[key]), 1.0)
            if not math.isclose(value, expected[key], rel_tol=1e-9, abs_tol=1e-9 * scale) and abs(
                value - expected[key]
            ) > 1e-6:
                print(f"{path.name}: {key}: {value!r}, not {expected[key]!r}")
                wrong += 1
    # percentiles of what is the same in all futures are its mean, and stand there once
    for key, value in expected.items():
        mean = expected[key[:2] + ("mean",)]
        if key not in found and not (key[:2] + ("mean",) in found and value == mean):
            print(f"missing: {key}")
            wrong += 1
    print(f"{compared} cells compared")
    return 1 if wrong or compared == 0 else 0


sys.exit(main())
