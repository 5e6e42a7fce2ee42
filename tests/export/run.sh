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
