#!/bin/sh
# Small inputs that once gave a wrong answer without a word: each says what is so.
. "$(dirname "$0")/../lib.sh"

# scenario NAME BODY: $tmp/NAME.yaml of one year.
scenario() {
    printf 'opgave: 1\ntitle: t\nlanguage: en\nhorizon: {start: 2026-01, end: 2026-12}\n%s\n' \
        "$2" >"$tmp/$1.yaml"
}

# tells TEXT: the last command's standard output holds it, whatever its lines.
tells() {
    tr -s '\n ' ' ' <"$tmp/stdout" | grep -qF -- "$1" || fail "no '$1' in: $(cat "$tmp/stdout")"
}

# One future is not certainty, and few say little.
scenario one 'reception:
  azc: {obligation: {dist: uniform, low: 0, high: 1000}, locations: {a: {places: 50}}}'
expect 0 "$opgave" run "$tmp/one.yaml" --replicates 1 --no-charts --out "$tmp/out"
tells 'this is one possible future'
grep -q 'nothing is uncertain' "$tmp/stdout" && fail 'one future is told as certain'
expect 0 "$opgave" run "$tmp/one.yaml" --replicates 99 --no-charts --out "$tmp/out"
tells 'with 99 runs medians, limits and chances mean little'
expect 0 "$opgave" run "$tmp/one.yaml" --replicates 100 --no-charts --out "$tmp/out"
grep -q 'mean little' "$tmp/stdout" && fail 'a hundred are told as few'

# What holds up to a value, asked for the smallest.
scenario solve 'reception:
  azc: {obligation: 100, locations: {a: {places: 50}}}'
expect 0 "$opgave" solve "$tmp/solve.yaml" --vary reception.azc.locations.a.places=0:100 \
    --until 'mean(azc.shortfall@2026-12) >= 20' --replicates 16 --no-charts --out "$tmp/out"
tells 'it holds from 0 up to 80, and above that no longer'
tells 'use --largest'
grep -q '"holds_up_to": 80' "$tmp/out/solve.json" || fail "$(cat "$tmp/out/solve.json")"
expect 0 "$opgave" solve "$tmp/solve.yaml" --vary reception.azc.locations.a.places=0:100 \
    --until 'mean(azc.shortfall@2026-12) >= 20' --largest --replicates 16 --no-charts \
    --out "$tmp/out"
grep -q '"one_step_more"' "$tmp/out/solve.json" || fail "$(cat "$tmp/out/solve.json")"
grep -q 'one_step_less' "$tmp/out/solve.json" && fail 'one step more is named less'

# One uncertain input is all of the spread, and no interaction is.
expect 0 "$opgave" sensitivity "$tmp/one.yaml" --metric azc.shortfall@2026-12 --replicates 300 \
    --no-charts --out "$tmp/out"
tells '100% 100% to 100% 100% 100% to 100%'
tells 'Interaction of inputs 0% 0% to 0%'

# Names that a metric may have, and no series has.
scenario money 'finance: {lines: {a: {cost: 1, per: month}}, reserve: {opening: 9}}'
for pair in reserve.required:reserve.required_opening reserve.balanc.sum:reserve.balance \
    reserve.balance.summ:reserve.balance.sum line.a.commited:line.a; do
    expect 2 "$opgave" run "$tmp/money.yaml" --values "${pair%:*}" --no-charts --out "$tmp/out"
    case ${pair%:*} in
    reserve.balance.summ | line.a.commited) ;;
    *) said "did you mean '${pair#*:}'" ;;
    esac
done

# A hole in a schedule is carried forward, as a tail is.
scenario hole 'reception: {azc: {obligation: {2026-Q1: 100, 2026-Q4: 300}, locations: {a: {places: 0}}}}'
expect 0 "$opgave" check "$tmp/hole.yaml"
tells 'reception.azc.obligation: the number for 1st quarter 2026 is used through September 2026'
scenario steps 'reception:
  azc: {obligation: {2026-01-01: 100, 2026-04-01: 300}, locations: {a: {places: 0}}}'
expect 0 "$opgave" check "$tmp/steps.yaml"
grep -q '2026-01-01\|1 January' "$tmp/stdout" && ! grep -q 'obligation: 2026' "$tmp/stdout" &&
    fail 'a day says from when'

# Names of which nothing but points is left stay within out/.
mkdir "$tmp/names" && cp "$tmp/solve.yaml" "$tmp/names/..yaml" && cp "$tmp/solve.yaml" "$tmp/names/...yaml"
(cd "$tmp/names" && "$opgave" run ./..yaml --no-charts --quiet >/dev/null &&
    "$opgave" run ./...yaml --no-charts --quiet >/dev/null) || fail 'a name of points'
[ -s "$tmp/names/out/..yaml/series.csv" ] && [ -s "$tmp/names/out/...yaml/series.csv" ] ||
    fail "$(find "$tmp/names")"
[ ! -e "$tmp/names/series.csv" ] && [ ! -e "$tmp/names/out/series.csv" ] ||
    fail 'results left their folder'

# A label that a spreadsheet would run is text.
scenario formula 'reception:
  azc: {label: "=1+1", obligation: {dist: uniform, low: 0, high: 9}, locations: {a: {places: 5}}}'
expect 0 "$opgave" sensitivity "$tmp/formula.yaml" --metric azc.shortfall@2026-12 \
    --replicates 100 --no-charts --out "$tmp/out"
grep -rq "\(^\|,\|\"\)=1+1" "$tmp/out" --include='*.csv' && fail 'a cell begins with ='

# Infinities are no results, and leave no file.
rm -rf "$tmp/out"
scenario huge 'finance: {lines: {a: {income: {product: [1e15, 1e15]}, per: month}}, reserve: {opening: 0}}'
expect 2 "$opgave" run "$tmp/huge.yaml" --no-charts --out "$tmp/out"
said 'goes beyond 1e+15'
[ ! -e "$tmp/out/series.csv" ] || fail 'a file holds what was refused'
exit 0
