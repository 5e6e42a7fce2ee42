#!/usr/bin/env python3
"""split.py SET.csv[.xz] PART > SET_PART.csv: the series of a development set that belong to PART
('tune' or 'report', two thirds and one third) by a hash with a fixed seed. What is called after the
same subject (the name up to its first '_') goes to the same part, so that no stretch of a series
that was tuned on is reported on under another origin."""
import csv
import hashlib
import lzma
import sys

SEED = "20260101"


def part_of(series):
    subject = series.split("_")[0]
    digest = hashlib.sha256(f"{SEED}/{subject}".encode()).digest()
    return "report" if digest[0] % 3 == 0 else "tune"


def main():
    path, part = sys.argv[1:]
    with (lzma.open if path.endswith(".xz") else open)(path, "rt", newline="") as file:
        rows = csv.DictReader(file)
        out = csv.DictWriter(sys.stdout, rows.fieldnames, lineterminator="\n")
        out.writeheader()
        out.writerows(row for row in rows if part == "all" or part_of(row["series"]) == part)


main()
