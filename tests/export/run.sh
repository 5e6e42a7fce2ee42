#!/bin/sh
# run.sh OPGAVE: a workbook that LibreOffice recalculates holds series.csv. Its profile says to
# recalculate what it opens (by default it keeps the values that are stored, and nothing would be
# tested); a workbook with a wrong stored value shows that it does.

. "$(dirname "$0")/../lib.sh"
command -v soffice >/dev/null 2>&1 || skip "LibreOffice is not installed (libreoffice-calc-nogui)"
"$opgave" --version | grep -q libxlsxwriter || skip "built without libxlsxwriter"
mkdir -p "$tmp/profile/user"
cat >"$tmp/profile/user/registrymodifications.xcu" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
END

# recalculate BOOK FOLDER: every sheet as CSV with all digits.
recalculate() {
    timeout 100 soffice "-env:UserInstallation=file://$tmp/profile" --headless --convert-to \
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1' \
        --outdir "$2" "$1" >"$tmp/soffice" 2>&1 || fail "soffice: $(cat "$tmp/soffice")"
}

# One formula's stored value is made 0.
spoil() {
    python3 - "$1" "$2" <<'END'
import re, sys, zipfile

with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w") as new:
    for name in old.namelist():
        text = old.read(name)
        if "worksheets/sheet" in name:
            text = re.sub(rb"(</f><v>)[^<]*", rb"\g<1>0", text)
        new.writestr(name, text)
END
}

"$opgave" run "$base" --quiet --no-charts --replicates 1000 --out "$tmp/run" || fail "run"
"$opgave" export "$base" --quiet --replicates 1000 --xlsx "$tmp/good.xlsx" || fail "export"
spoil "$tmp/good.xlsx" "$tmp/book.xlsx" || fail "spoil"
recalculate "$tmp/book.xlsx" "$tmp/sheets"
python3 "$root/tests/export/recalculated.py" "$tmp/run/series.csv" "$tmp/sheets" || fail "recalculated"

# A price that is varied moves the result of its year by what it counts, and what the reserve needs.
python3 - "$tmp/good.xlsx" "$tmp/dearer.xlsx" <<'END' || fail "no price to vary"
import re, sys, xml.etree.ElementTree as tree, zipfile

space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w") as new:
    book = tree.fromstring(old.read("xl/workbook.xml"))
    place = next(n.text for n in book.iter(space + "definedName")
                 if n.get("name") == "prijs_contract_ukraine_2027")
    sheet, column, row = re.fullmatch(r"'?(.*?)'?!\$([A-Z]+)\$(\d+)", place).groups()
    names = [s.get("name") for s in book.iter(space + "sheet")]
    part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
    for name in old.namelist():
        text = old.read(name).decode() if name == part else old.read(name)
        if name == part:
            text, count = re.subn(
                rf'(<c r="{column}{row}"[^>]*><v>)([^<]*)',
                lambda m: m.group(1) + repr(float(m.group(2)) + 1), text)
            if count != 1:
                sys.exit(f"{place}: {count}")
        new.writestr(name, text)
END
recalculate "$tmp/dearer.xlsx" "$tmp/dear"
python3 - "$tmp/sheets" "$tmp/dear" <<'END' || fail "a price that is varied"
import csv, pathlib, sys

def rows(folder, tab):
    path = next(p for p in pathlib.Path(folder).glob("*.csv") if p.stem.endswith("-" + tab))
    return list(csv.reader(open(path, encoding="utf-8-sig", newline="")))

def at(folder, tab, test, column):
    return float(next(r for r in rows(folder, tab) if test(r))[column])

before, after = sys.argv[1:]
year = next(i for i, text in enumerate(rows(before, "Geld")[2]) if text == "2027 mean")
table = rows(before, "Geld")
line = next(i for i, r in enumerate(table) if len(r) > 1 and r[1] == "line.contract_ukraine")
index, count = float(table[line - 4][year]), float(table[line - 3][year])
result = [at(f, "Geld", lambda r: len(r) > 1 and r[1] == "result", year) for f in (before, after)]
if abs(result[0] - result[1] - index * count) > 1e-3 or count < 1000:
    sys.exit(f"result {result}, index {index}, count {count}")
need = [at(f, "Benodigde reserve", lambda r: r and r[0] == "2027", 5) for f in (before, after)]
if not need[1] > need[0] + 1000:
    sys.exit(f"need {need}")
END
