#!/bin/sh
# backtest.sh OPGAVE: what a forecast would have said some time ago, beside what came. Leiden as of
# the end of 2022, 2023 and 2024; a long history by turns; and what cannot be tested.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 1

# cell COLUMN FILE [ROW]: a cell of a CSV, by its head; of the first row.
cell() {
    awk -F, -v head="$1" -v row="${3:-1}" 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i}
        NR == row + 1 {print $at[head]}' "$2"
}

# tests PERIOD: Leiden's base as of it, in $tmp/PERIOD.
tests() {
    expect 0 "$opgave" backtest "$base" --as-of "$1" --no-charts --out "$1"
}

# One observation: a wide range, and nothing to judge it by.
tests 2022
grep -q 'Bekend: één waarde, die van 2022' stdout || fail "$(cat stdout)"
tr '\n' ' ' <stdout | grep -q 'of het klopt valt hiermee niet te beoordelen' || fail "$(cat stdout)"
grep -q 'MASE' stdout && fail 'scores of one observation'
grep -q '"can_be_judged": false' 2022/backtest.json || fail "$(cat 2022/backtest.json)"

# Two: 2024 came out at 217, within what was to be expected; what is known of 2025 is a quarter.
tests 2023
[ "$(cell known_until 2023/backtest.csv)" = 2023 ] || fail 'not known through 2023'
[ "$(cell came 2023/backtest.csv)" = 217 ] || fail 'not 217'
[ "$(cell target 2023/backtest.csv)" = 254 ] || fail 'not beside the taakstelling'
[ "$(cell within_80 2023/backtest.csv)" = 1 ] || fail 'not within 80%'
[ "$(cell came 2023/backtest.csv 2)" = 29 ] || fail 'not 29'
[ "$(cell to 2023/backtest.csv 2)" = 2025-03-31 ] || fail 'not the first quarter'
awk -v share="$(cell share 2023/backtest.csv 2)" 'BEGIN {exit !(share > 0.246 && share < 0.247)}' ||
    fail 'not 90 of 365 days'
grep -q '"can_be_judged": true' 2023/backtest.json || fail "$(cat 2023/backtest.json)"

tests 2024
[ "$(cell known_until 2024/backtest.csv)" = 2024 ] || fail 'not known through 2024'
[ "$(cell came 2024/backtest.csv)" = 29 ] || fail 'not 29'
grep -q 'De ene uitkomst viel' stdout || fail "$(cat stdout)"

# A random walk by turns: its ranges keep their word. The last value is the naive forecast.
python3 - <<'END' >walk.csv
import random
rng, y = random.Random(4), 400.0
print("kwartaal;aantal")
for q in range(60):
    y = max(0, y + rng.gauss(0, 20))
    print(f"{2008 + q // 4}-Q{q % 4 + 1};{y:.0f}")
END
cat >walk.yaml <<'END'
opgave: 1
title: A walk
language: en
horizon: {start: 2023-01, end: 2024-12}
reception:
  azc: {obligation: {forecast: {history: walk.csv, column: aantal}}}
END
expect 0 "$opgave" backtest walk.yaml --roll --no-charts --out walk
grep -q 'The ranges kept their word' stdout || fail "$(cat stdout)"
grep -q '"ranges": "held"' walk/backtest.json || fail "$(cat walk/backtest.json)"
[ "$(wc -l <walk/backtest.csv)" = 1654 ] || # 57 origins of 57, 56 ... 1 periods
    fail "$(wc -l <walk/backtest.csv) lines"

# A history that calms down and then bursts: ranges that did not hold are said not to.
{
    echo 'jaar;aantal'
    for year in $(seq 1995 2012); do echo "$year;100"; done
    echo '2013;900'
    for year in $(seq 2014 2019); do echo "$year;$((year * 977 % 1900))"; done
} >burst.csv
sed 's/walk.csv/burst.csv/' walk.yaml >burst.yaml
expect 0 "$opgave" backtest burst.yaml --as-of 2012 --no-charts --out burst
[ "$(cell within_95 burst/backtest.csv)" = 0 ] || fail 'a burst within 95%'
grep -q 'above' stdout || fail "$(cat stdout)"

# What lies outside.
expect 0 "$opgave" backtest "$base" --as-of 2010 --no-charts --out early
grep -q 'nog niets bekend' stdout || fail "$(cat stdout)"
expect 0 "$opgave" backtest "$base" --as-of 2030 --no-charts --out late
grep -q 'nog niets om mee te vergelijken' stdout || fail "$(cat stdout)"
printf 'opgave: 1\ntitle: x\nhorizon: {start: 2025-01, end: 2025-12}\nreception: {a: {obligation: 5}}\n' >none.yaml
expect 2 "$opgave" backtest none.yaml --roll --language en
said 'no history to test'
expect 2 "$opgave" backtest "$base" --language en
said '--as-of PERIOD'
expect 2 "$opgave" backtest "$base" --as-of last-year --language en
said "'last-year' is no period"

if command -v gnuplot >/dev/null; then
    expect 0 "$opgave" backtest "$base" --as-of 2023 --quiet --out charts
    [ -s charts/charts/backtest.svg ] || fail "$(ls charts/charts)"
    expect 0 "$opgave" backtest walk.yaml --roll --quiet --format png --out charts2
    [ -s charts2/charts/backtest.png ] || fail "$(ls charts2/charts)"
fi
