#!/bin/sh
# Dates are varied as numbers are: --vary PATH=DATE:DATE:1m, a lever on a date, a date as answer.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 1

# The old site closes on 30 June 2027 and the new one takes 18 months: decided on 1 January 2026 at the latest.
cat >decide.yaml <<'END'
opgave: 1
title: Decide
language: en
horizon: {start: 2025-01, end: 2028-12}
simulation: {replicates: 400, seed: 1}
levers:
  decision: {label: Day of the decision, set: reception.azc.locations.new.opens, earliest: 2025-01-01, latest: 2027-01-01, step: 1}
reception:
  azc:
    obligation: 100
    locations:
      old: {places: 100, until: 2027-06-30}
      new: {label: Successor, places: 100, opens: 2025-06-01, delay: 18}
finance: {lines: {rent: {cost: 1, per: place_day, location: new}, due: {income: 40_000, per: once, on: 2028-01}}}
END
answer() { python3 -c "import json; d = json.load(open('out/solve.json')); print(d$1)"; }

# By when must we decide?
expect 0 "$opgave" solve decide.yaml --vary decision --largest --until 'mean(azc.shortfall.sum) <= 0' --no-charts --out out
[ "$(answer "['answer']")" = 2026-01-01 ] || fail "decided by $(answer "['answer']")"
[ "$(answer "['vary']['low']") $(answer "['vary']['step']")" = '2025-01-01 1m' ] || fail "$(answer "['vary']")"
grep -q 'Sought: the latest date of Day of the decision, from 1 January 2025 to 1' "$tmp/stdout" || fail "$(cat "$tmp/stdout")"
grep -q 'Answer: 1 January 2026\.' "$tmp/stdout" || fail 'the answer names no date'
grep -q 'One step later, on 1 February 2026' "$tmp/stdout" || fail 'no step later'
grep -q '^2026-01-01,0,0,1,' out/solve.csv || fail "$(cat out/solve.csv)"

# With the time that it takes uncertain, 15 to 24 months, and by days: the tenth quantile decides.
expect 0 "$opgave" solve decide.yaml --set 'reception.azc.locations.new.delay={dist: uniform, low: 15, high: 24}' \
    --vary reception.azc.locations.new.opens=2025-01-01:2026-12-31:1d --largest \
    --until 'p(azc.shortfall.max > 0) <= 0.1' --no-charts --out out --replicates 4000
# Open by the end of July 2027 at the latest, with 90 %: 15 + 0.9 x 9 = 23.1 months before, give or take some days.
case "$(answer "['answer']")" in 2025-08-2[4-9] | 2025-08-3[01] | 2025-09-01) ;; *) fail "by days: $(answer "['answer']")" ;; esac

# A sweep names the days, and so does the break-even: rent from the opening on, 400 due. From 1 July 2027 it is 184 days
# and 366 in 2028: 550 days; open from 28 November 2027 on, 400 - 366 = 34 days before 2028, it breaks even.
expect 0 "$opgave" sweep decide.yaml --set reception.azc.locations.new.delay=0 --metric result.sum --no-charts --out swept \
    --vary reception.azc.locations.new.opens=2027-07-01:2028-01-01:1m
cut -d, -f1 swept/sweep.csv | tr '\n' ' ' |
    grep -q '2027-07-01 2027-08-01 2027-09-01 2027-10-01 2027-11-01 2027-12-01 2028-01-01 $' || fail "$(cat swept/sweep.csv)"
grep -q 'Break-even: zero on average at 28 November 2027' "$tmp/stdout" || fail "$(cat "$tmp/stdout")"
grep -q '{"at": "2027-11-28", "error_days": 0' swept/sweep.json || fail "$(grep break_even swept/sweep.json)"
expect 0 "$opgave" sweep decide.yaml --vary decision --metric azc.shortfall.sum --no-charts --out swept
[ "$(wc -l <swept/sweep.csv)" -eq 26 ] || fail 'not each month of the lever'

if command -v gnuplot >/dev/null; then
    expect 0 "$opgave" solve decide.yaml --vary decision --largest --until 'mean(azc.shortfall.sum) <= 0' --out out
    grep -q '1 January 2026 is the latest date for which it holds' out/charts/solve.tsv || fail 'title of the chart'
    grep -q 'Jul 2026' out/charts/solve.tsv || fail 'the axis has no months'
fi
expect 0 "$opgave" levers decide.yaml
grep -q '1 January 2025 … 1 January 2027' "$tmp/stdout" || fail "$(cat "$tmp/stdout")"
expect 0 "$opgave" compare decide.yaml --with decision=2026-06-01 --no-charts --out with
grep -q 'Day of the decision: 2026-06-01' "$tmp/stdout" || fail "$(cat "$tmp/stdout")"
expect 0 "$opgave" new what-if.yaml --from decide.yaml
grep -q 'Day of the decision: 2025-01-01 ... 2027-01-01' what-if.yaml || fail "$(cat what-if.yaml)"

refuse() {
    text=$1
    shift
    expect 2 "$opgave" solve decide.yaml --until 'mean(azc.shortfall.sum) <= 0' --no-charts --out out "$@"
    said "$text"
}
opens=reception.azc.locations.new.opens
refuse 'this is a date: write EARLIEST:LATEST:STEP' --vary $opens=1:9
refuse 'a number of months (1m) or of days (14d)' --vary $opens=2025-01-01:2026-01-01:1
refuse 'it ends before it begins' --vary $opens=2026-01-01:2025-01-01:1m
refuse 'expected a number' --vary reception.azc.locations.new.delay=2025-01-01:2026-01-01:1m
refuse 'earliest and latest' --vary x --set 'levers.x={set: reception.azc.locations.new.opens}'
refuse 'latest lies before earliest' --vary decision --set levers.decision.latest=2024-01-01
exit 0
