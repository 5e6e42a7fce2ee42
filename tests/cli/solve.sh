#!/bin/sh
# solve: its answer, put back with --set, meets the condition, and one step less does not.
. "$(dirname "$0")/../lib.sh"

out=$tmp/out
path=reception.azc.locations.haagse_schouwweg.extension
metric=azc.shortfall@2027-12

# answer FILE: the number behind "answer" in solve.json.
answer() {
    sed -n 's/^  "answer": \(.*\),$/\1/p' "$1"
}

# share VALUE: the share of futures with more than 150 places short.
share() {
    expect 0 "$opgave" run "$base" --set "$path=$1" --values "$metric" --replicates 300 \
        --no-charts --quiet --out "$tmp/run"
    awk -F, 'NR > 1 {hits += $2 > 150; n++} END {print hits / n}' "$tmp/run/values.csv"
}

expect 0 "$opgave" solve "$base" --vary "$path=0:36:0.5" --until "p($metric > 150) <= 0.1" \
    --replicates 300 --no-charts --out "$out"
grep -q 'Antwoord: ' "$tmp/stdout" || fail "$(cat "$tmp/stdout")"
found=$(answer "$out/solve.json")
[ -n "$found" ] && [ "$found" != null ] || fail "no answer: $(cat "$tmp/stdout")"
less=$(awk -v at="$found" 'BEGIN {print at - 0.5}')
awk -v p="$(share "$found")" 'BEGIN {exit !(p <= 0.1)}' || fail "$found does not meet it"
awk -v p="$(share "$less")" 'BEGIN {exit !(p > 0.1)}' || fail "$less meets it too"

# No value does: null, and the end that comes closest.
expect 0 "$opgave" solve "$base" --vary "$path=0:3:1" --until "p($metric > 150) <= 0.1" \
    --replicates 300 --no-charts --out "$out"
[ "$(answer "$out/solve.json")" = null ] || fail "$(cat "$out/solve.json")"
grep -q 'Geen antwoord' "$tmp/stdout" || fail "$(cat "$tmp/stdout")"

if command -v gnuplot >/dev/null; then
    expect 0 "$opgave" solve "$base" --vary azc_delay=0:24:1 --largest --replicates 50 --quiet \
        --until 'mean(azc.shortfall.sum) <= 9000' --out "$out"
    [ -s "$out/charts/solve.svg" ] || fail "no chart in $out"
fi

expect 2 "$opgave" solve "$base" --vary azc_delay --until 'mean(azc.shortfall.sum)' --language en
said "column 24: --until takes a condition"
expect 2 "$opgave" solve "$base" --vary azc_delay --until 'mean(azc.shortfall.sum) <= 0,5' --language en
said "column 28: numbers have a decimal point"
expect 2 "$opgave" solve "$base" --vary azc_delay=9:1 --until 'mean(azc.shortfall.sum) <= 1' --language en
said "column 13: the range is empty"
expect 2 "$opgave" solve "$base" --until 'mean(azc.shortfall.sum) <= 1' --language en
said "--vary: say what to seek a value of"
expect 2 "$opgave" solve "$base" --vary azc_delay --language en
said "--until: say what must hold"
