#!/bin/sh
# The real command: its files, its tables within 80 columns, and what it says of a wrong line.
. "$(dirname "$0")/../lib.sh"

# sensitivity OUT ARGUMENT...: fewer futures, for speed.
sensitivity() {
    out=$1
    shift
    expect 0 "$opgave" sensitivity "$base" "$@" --replicates 1000 --out "$tmp/$out"
    widest=$(LC_ALL=C.UTF-8 wc -L <"$tmp/stdout")
    [ "$widest" -le 80 ] || fail "$* prints a line of $widest columns"
}

sensitivity plain --metric azc.shortfall.sum --metric 'p(statushouders.backlog@2027-12 > 0)' \
    --no-charts
grep -q 'Vertraging Paardenwei (maanden)' "$tmp/stdout" || fail 'an input has no name'
grep -q '^azc.shortfall.sum,value,reception.azc.locations.paardenwei.delay,' \
    "$tmp/plain/sensitivity.csv" || fail 'sensitivity.csv'
grep -q '^p(statushouders.backlog@2027-12 > 0),noise,' "$tmp/plain/sensitivity.csv" || fail 'noise'
grep -q '"cases.kostenpeil": {' "$tmp/plain/sensitivity.json" || fail 'sensitivity.json'
[ ! -e "$tmp/plain/charts" ] || fail 'charts were drawn'
# First-order indices and the interaction are all of the spread; what costs move moves no places.
awk -F, '$1 == "azc.shortfall.sum" && $2 != "held" { gsub(/"[^"]*"/, ""); all += $5 }
         $3 == "cases.kostenpeil" && $2 == "cases" && ($5 != 0 || $8 != 0) { exit 1 }
         END { exit !(all > 0.999999 && all < 1.000001) }' "$tmp/plain/sensitivity.csv" ||
    fail 'the indices do not add up'

sensitivity again --metric azc.shortfall.sum --metric 'p(statushouders.backlog@2027-12 > 0)' \
    --no-charts --threads 1
for file in sensitivity.csv sensitivity.json; do
    same "$tmp/plain/$file" "$tmp/again/$file"
done

expect 0 "$opgave" sensitivity "$base" --metric reserve.required_opening --replicates 100 \
    --no-charts --quiet --out "$tmp/quiet"
[ ! -s "$tmp/stdout" ] || fail '--quiet prints'

if command -v gnuplot >/dev/null; then
    sensitivity drawn --metric reserve.required_opening
    for chart in sensitivity tornado; do
        [ -s "$tmp/drawn/charts/$chart-reserve.required_opening.svg" ] || fail "no $chart"
    done
fi

wrong() {
    text=$1
    shift
    expect 2 "$opgave" "$@" --language en
    said "$text"
}
wrong 'which scenario?' sensitivity
wrong '--metric: say what to look at' sensitivity "$base"
wrong "did you mean 'azc.shortfall'?" sensitivity "$base" --metric azc.shortfal.sum
wrong 'not a percentile' sensitivity "$base" --metric 'p90(azc.shortfall.sum)'
wrong 'conditions are for solve' sensitivity "$base" --metric 'mean(azc.shortfall.sum) < 10'
wrong 'has no value in some futures (never)' sensitivity "$base" --replicates 200 \
    --metric 'first(azc.shortfall > 500)'
wrong 'nowhere.yaml' sensitivity "$tmp/nowhere.yaml" --metric azc.shortfall.sum

# Inputs that are shares are told in percent, also by way of a name; what is none is not.
cat >"$tmp/shares.yaml" <<'END'
opgave: 1
title: Shares
language: en
horizon: {start: 2026-01, end: 2027-12}
simulation: {replicates: 500, seed: 1}
inputs: {growth: {dist: uniform, low: 0.1, high: 0.5}, price: {dist: uniform, low: 0.1, high: 0.3}}
reception:
  azc: {obligation: 100, occupancy: {dist: uniform, low: 0.8, high: 1}, locations: {a: {places: 100, until: 2027-12-31}}}
finance:
  lines:
    care: {cost: {input: price}, per: occupied_day, stream: azc, index: {growth: {input: growth}}}
END
expect 0 "$opgave" sensitivity "$tmp/shares.yaml" --metric line.care@2027 --no-charts --out "$tmp/shares"
for value in '12\.0%' '48\.0%' '81\.0%' '99\.0%'; do # 5% and 95% of each
    grep -q " $value " "$tmp/stdout" || fail "no $value in $(cat "$tmp/stdout")"
done
grep -q ' 0\.110 ' "$tmp/stdout" || fail "a price in percent: $(cat "$tmp/stdout")"
