#!/bin/sh
# run_json.sh OPGAVE: run.json tells the moment and the SHA-256 of all that was read and written, and
# nothing of who ran it or where.
. "$(dirname "$0")/../lib.sh"
mkdir -p "$tmp/in/tables"
cd "$tmp" || exit 1

printf 'plekken\n340\n' >in/tables/places.csv
cat >in/base.yaml <<'END'
opgave: 1
title: Basis
horizon: {start: 2026-01, end: 2026-12}
simulation: {replicates: 10, seed: 1}
reception:
  azc:
    obligation: 400
    locations:
      a: {places: {dist: empirical, file: tables/places.csv, column: plekken}}
END
printf 'extends: base.yaml\ntitle: Anders\n' >in/other.yaml

# marked DIR OUT: every file that run.json names has that SHA-256, and no file of OUT is left out.
marked() {
    python3 - "$1" "$2" <<'END' || fail "run.json of $2 tells of other files"
import hashlib, json, os, sys
source, out = sys.argv[1:]
files = json.load(open(os.path.join(out, "run.json")))["files"]
for key, folder in (("read", source), ("written", out)):
    for name, mark in files[key].items():
        data = open(os.path.join(folder, name), "rb").read()
        assert mark["bytes"] == len(data), mark
        assert mark["sha256"] == hashlib.sha256(data).hexdigest(), mark
there = {os.path.relpath(os.path.join(at, name), out) for at, _, names in os.walk(out) for name in names}
assert there == set(files["written"]) | {"run.json"}, there
assert list(files["read"]) == ["other.yaml", "base.yaml", "tables/places.csv"]
END
}

export SOURCE_DATE_EPOCH=1743429909
expect 0 "$opgave" run "$tmp/in/other.yaml" --no-charts --out one
expect 0 "$opgave" run in/other.yaml --no-charts --values azc.shortfall@2026-03 --out two
marked in one
marked in two
grep -q '"made_at": "2025-03-31T14:05:09Z"' one/run.json || fail 'another moment'
grep -qF "$tmp" one/run.json && fail 'run.json tells a folder'
grep -qE "$(id -un)|$(uname -n)" one/run.json && fail 'run.json tells who or where'

# the same moment, the same bytes but for the time that it took
expect 0 "$opgave" run in/other.yaml --no-charts --out three
grep -v wall_seconds one/run.json >first
grep -v wall_seconds three/run.json >second
same first second

if command -v gnuplot >/dev/null; then
    expect 0 "$opgave" run in/other.yaml --out drawn
    grep -q '"charts/reception-azc.svg"' drawn/run.json || fail 'charts are not named'
    marked in drawn
fi

# no charts, the numbers all the same: run.json names what is there
mkdir empty
expect 1 env PATH="$tmp/empty" "$opgave" run in/other.yaml --out undrawn
marked in undrawn

for wrong in now -1 1.5 253402300800 99999999999999999999; do
    SOURCE_DATE_EPOCH=$wrong
    expect 2 "$opgave" run in/other.yaml --no-charts --out four
    said "SOURCE_DATE_EPOCH"
    said "'$wrong'"
done
[ ! -e four ] || fail 'written all the same'
SOURCE_DATE_EPOCH=
expect 0 "$opgave" run in/other.yaml --no-charts --out five
made=$(sed -n 's/.*"made_at": "\(.*\)".*/\1/p' five/run.json)
[ "$(date -u -d "$made" +%s)" -le "$(date +%s)" ] || fail "made at $made"
