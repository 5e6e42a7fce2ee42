#!/bin/sh
# sweep and levers: tables, files, and the same numbers as a run with --set.
. "$(dirname "$0")/../lib.sh"

out=$tmp/out
metric=azc.shortfall@2027-12
path=reception.azc.locations.haagse_schouwweg.extension

expect 0 "$opgave" sweep "$base" --vary "$path=0:12:6" --metric "$metric" \
    --metric 'p(azc.shortfall@2027-12 > 0)' --replicates 300 --no-charts --out "$out"
grep -q 'Asielzoekers: tekort, eind 2027' "$tmp/stdout" || fail "no heading: $(cat "$tmp/stdout")"
[ "$(wc -l <"$out/sweep.csv")" -eq 7 ] || fail "not a row for each point: $(cat "$out/sweep.csv")"

# The mean of each point is that of the run.
for value in 0 6 12; do
    expect 0 "$opgave" run "$base" --set "$path=$value" --values "$metric" --replicates 300 \
        --no-charts --quiet --out "$tmp/run"
    swept=$(awk -F, -v at="$value" -v metric="$metric" '$1 == at && $2 == metric {print $3}' \
        "$out/sweep.csv")
    awk -F, -v swept="$swept" 'NR > 1 {sum += $2; n++}
        END {d = sum / n - swept; exit !(swept != "" && d < 1e-6 && d > -1e-6)}' \
        "$tmp/run/values.csv" || fail "at $value the sweep gives $swept"
done

# Cases need no run of their own, and two of them make a grid.
expect 0 "$opgave" sweep "$base" --vary case:kostenpeil --vary case:regeling_na_2027 \
    --metric reserve.required_opening --replicates 300 --no-charts --out "$out"
grep -q 'loopt door' "$tmp/stdout" || fail "no case in: $(cat "$tmp/stdout")"
[ "$(wc -l <"$out/sweep.csv")" -eq 10 ] || fail "not nine pairs"

# Where a result crosses zero.
expect 0 "$opgave" sweep "$base" --vary norm_from_2026=36:60:6 --replicates 300 --no-charts \
    --metric 'ukraine.income.sum - ukraine.cost.sum' --out "$out"
grep -q 'Omslagpunt: gemiddeld nul bij' "$tmp/stdout" || fail "no break-even"
grep -q '"break_even": \[{"at": ' "$out/sweep.json" || fail "no break-even in sweep.json"

# Charts.
if command -v gnuplot >/dev/null; then
    expect 0 "$opgave" sweep "$base" --vary azc_delay=0:24:12 --metric "$metric" --replicates 50 \
        --quiet --out "$out"
    [ -s "$out/charts/sweep-azc.shortfall-2027-12.svg" ] || fail "no chart in $out"
    [ ! -s "$tmp/stdout" ] || fail "--quiet printed a summary"
fi

expect 0 "$opgave" levers "$base"
grep -A 1 'Vertraging Paardenwei (maanden)' "$tmp/stdout" | grep -q 'azc_delay .*0 … 24$' ||
    fail "$(cat "$tmp/stdout")"

expect 2 "$opgave" sweep "$base" --vary azc_dely --metric "$metric" --language en
said "did you mean 'azc_delay'?"
expect 2 "$opgave" sweep "$base" --vary azc_delay --metric azc.shortfal@2027-12 --language en
said "column 1: there is no series 'azc.shortfal'; did you mean 'azc.shortfall'?"
expect 2 "$opgave" sweep "$base" --vary azc_delay --metric azc.shortfall@2033 --language en
said "its periods are 2025-01, 2025-02 … 2029-12"
expect 2 "$opgave" sweep "$base" --vary azc_delay --language en
said "--metric: say what to look at"
expect 2 "$opgave" sweep "$base" --metric "$metric" --language en
said "--vary: say what to vary"
