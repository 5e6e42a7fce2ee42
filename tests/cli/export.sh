#!/bin/sh
# export.sh OPGAVE: the sheets as CSV hold series.csv, in Dutch and in English; texts that a
# spreadsheet would run are texts; a workbook is whole or not there, with its formulas, names and
# charts; three municipalities of other shapes.

. "$(dirname "$0")/../lib.sh"
recalculated="$root/tests/export/recalculated.py"
cd "$tmp" || exit 1

# sheets FILE LANGUAGE [OPTION]: what it exports as CSV is what it computes.
sheets() {
    file=$1 language=$2
    rm -rf run csv
    "$opgave" run "$file" --quiet --no-charts --out run --replicates 200 || fail "run $file"
    "$opgave" export "$file" --csv csv --replicates 200 --quiet || fail "export $file"
    python3 "$recalculated" run/series.csv csv ${language:+--$language} >compared ||
        { cat compared; fail "the sheets of $file"; }
}

# no reserve
cat >no-reserve.yaml <<'END'
opgave: 1
title: Without a reserve
language: en
horizon: {start: 2025-04, end: 2026-09}
reception:
  shelter:
    obligation: {low: 90, likely: 100, high: 120}
    subgroups: {minors: {label: "=1+1", obligation: 10}}
    locations:
      hall: {label: "@sum", places: 80, opens: 2025-07-01, delay: {low: 0, likely: 2, high: 6}, of_which: {minors: 8}}
      's-hertogen_1': {places: 20, until: 2026-03-31}
finance:
  lines:
    norm: {label: "+1", income: 44, per: place_day, stream: shelter}
    rent: {label: "-1", cost: 1000, per: contract_month, location: hall, lag_months: {low: 0, likely: 1, high: 3}}
    staff: {label: '<a href="x">&', cost: 1234.5, per: month, index: {growth: 0.1}}
END
sed -i "s/'s-hertogen_1'/shertogen_1/" no-reserve.yaml
# only housing
cat >housing.yaml <<'END'
opgave: 1
title: "'s-Gravenhage: alleen huisvesting"
language: nl
horizon: {start: 2025-01, end: 2026-12}
housing:
  statushouders:
    label: "Statushouders / [allen]: 'en' \\ *?"
    taakstelling: {2024: 100, 2025-H1: {corrected: 60}, 2025-H2: 50, 2026: 90}
    realised: {2024: 90, 2025-Q1: 12}
    opening_backlog: 10
    supply: {homes: {homes_per_month: {dist: poisson, mean: 4}, persons_per_home: {low: 1, likely: 2, high: 3}}}
END
# forty locations, with money of each and a reserve
{
    cat <<'END'
opgave: 1
title: Veertig locaties
language: nl
horizon: {start: 2025-01, end: 2026-12}
cases: {future: {goes_on: 0.5, stops: 0.5}}
reception:
  opvang:
    label: Opvang
    obligation: {case: future, goes_on: 900, stops: {low: 100, likely: 500, high: 900}}
    occupancy: 0.95
    locations:
END
    for i in $(seq 40); do
        echo "      locatie_$i: {label: Locatie met een heel lange naam die niet in een tabblad past, places: $((10 + i)), opens: 2025-0$((1 + i % 9))-01, delay: {low: 0, likely: 1, high: 9}}"
    done
    cat <<'END'
finance:
  reserve: {opening: {low: 100_000, likely: 300_000, high: 900_000}, rule: equalise, planned: {2025: {add: 50_000, withdraw: 20_000, withdraw_if_needed: 30_000}, 2026: {cover_deficit: 10_000}}, deposit_share: 0.5, withdraw_share: 0.8}
  budgets: {begroting: {lines: {norm: {2025: 5_000_000}}, reserve: {2025: {add: 50_000}}}}
  lines:
    norm: {income: {low: 30, likely: 44, high: 50}, per: place_day, stream: opvang, code: "6.81"}
    care: {cost: {low: 30, likely: 40, high: 60}, per: occupied_day, stream: opvang, incidental: 2026}
    above: {income: 0.5, per: excess, costs: [care], incomes: [norm]}
END
    for i in $(seq 40); do
        echo "    huur_$i: {cost: {low: 1000, likely: 2000, high: 4000}, per: contract_month, location: locatie_$i}"
    done
} >forty.yaml

sheets no-reserve.yaml ""
sheets housing.yaml nl
sheets forty.yaml nl
sheets "$root/scenarios/leiden/base.yaml" nl

# as a Dutch Excel opens it
"$opgave" export forty.yaml --csv csv --quiet --replicates 50 || fail "export"
head -c 3 csv/geld.csv | od -An -tx1 | grep -q 'ef bb bf' || fail "no byte order mark"
grep -q ';[0-9]*,[0-9]' csv/geld.csv || fail "no decimal comma"
grep -q "$(printf '\r')\$" csv/geld.csv || fail "no line ends of Windows"

# nothing that a spreadsheet would run
"$opgave" export no-reserve.yaml --csv csv2 --xlsx book.xlsx --quiet --replicates 50 ||
    case $("$opgave" export no-reserve.yaml --xlsx book.xlsx 2>&1) in
    *"built without libxlsxwriter"*) skip "built without libxlsxwriter" ;;
    *) fail "export" ;;
    esac
python3 - <<'END' || fail "what the workbook holds"
import csv, pathlib, re, sys, xml.etree.ElementTree as tree, zipfile

for path in pathlib.Path("csv2").glob("*.csv"):
    for row in csv.reader(open(path, encoding="utf-8-sig", newline="")):
        for text in row:
            if re.match(r"[=+@\t\r]|-(?![0-9.])", text):
                sys.exit(f"{path}: {text!r}")
book = zipfile.ZipFile("book.xlsx")
for name in book.namelist():
    if name.endswith((".xml", ".rels")):
        tree.fromstring(book.read(name))
space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
strings = tree.fromstring(book.read("xl/sharedStrings.xml"))
texts = ["".join(t.text or "" for t in item.iter(space + "t")) for item in strings]
for text in texts:
    if re.match(r"[=+@\t\r-]", text):
        sys.exit(f"a text that runs: {text!r}")
for wanted in ("'=1+1: obligation", "'@sum", "'+1", "'-1"):
    if not any(text.startswith(wanted) for text in texts):
        sys.exit(f"no text {wanted!r}")
root = tree.fromstring(book.read("xl/workbook.xml"))
names = [sheet.get("name") for sheet in root.iter(space + "sheet")]
if len({name.lower() for name in names}) != len(names) or max(map(len, names)) > 31:
    sys.exit(f"names of sheets: {names}")
formulas = sum(book.read(n).count(b"<f>") for n in book.namelist() if "worksheets/sheet" in n)
charts = sum("charts/chart" in n for n in book.namelist())
defined = [n.get("name") for n in root.iter(space + "definedName")]
if formulas < 100 or charts < 2 or "resultaat_2025" not in defined:
    sys.exit(f"{formulas} formulas, {charts} charts, names {defined}")
END

# tabs that cannot be
"$opgave" export housing.yaml --xlsx housing.xlsx --quiet --replicates 50 || fail "export housing"
"$opgave" export forty.yaml --xlsx forty.xlsx --quiet --replicates 50 || fail "export forty"

# the same bytes for the same moment
SOURCE_DATE_EPOCH=1700000000 "$opgave" export forty.yaml --xlsx one.xlsx --quiet --replicates 50
SOURCE_DATE_EPOCH=1700000000 "$opgave" export forty.yaml --xlsx two.xlsx --quiet --replicates 50
cmp one.xlsx two.xlsx || fail "not the same bytes"

# whole or not at all
mkdir full.xlsx
expect 1 "$opgave" export housing.yaml --xlsx full.xlsx --quiet
expect 1 "$opgave" export housing.yaml --xlsx none/x.xlsx --quiet
[ ! -e none ] || fail "a folder was left"
expect 2 "$opgave" export housing.yaml
cp housing.yaml kept.yaml
expect 2 "$opgave" export housing.yaml --xlsx housing.yaml
same housing.yaml kept.yaml
[ -z "$(find . -name '*.tmp')" ] || fail "a temporary file was left"
