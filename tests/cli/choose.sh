#!/bin/sh
# choose: options against futures, with the regrets and the weight at which two are equal.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 1

# The lease of five years costs 5, and 9 when the scheme stops; that of two 7 and 8.
cat >long.yaml <<'END'
opgave: 1
title: Vijf jaar
horizon: {start: 2026-01, end: 2026-01}
simulation: {replicates: 200, seed: 1}
cases: {scheme: {goes_on: 3, stops: 1}}
finance: {lines: {rent: {cost: {case: scheme, goes_on: 5, stops: 9}, per: month}}}
END
printf 'extends: long.yaml\ntitle: Twee jaar\nfinance: {lines: {rent: {cost: %s}}}\n' \
    '{case: scheme, goes_on: 7, stops: 8}' >short.yaml

expect 0 "$opgave" choose long.yaml short.yaml --metric line.rent@2026 --out out
for row in 'long,goes_on,0.75,5,0,0,1' 'long,stops,0.25,9,0,1,0' 'short,goes_on,0.75,7,0,2,0' \
    'short,stops,0.25,8,0,0,1' 'long,,1,6,,1,1' 'short,,1,7.25,,2,0'; do
    grep -qx "$row" out/choose.csv || fail "no row $row in: $(cat out/choose.csv)"
done
grep -q 'Naar verwachting, met de genoemde kansen, het beste: optie A' "$tmp/stdout" ||
    fail 'not the best in expectation'
tr '\n' ' ' <"$tmp/stdout" | tr -s ' ' |
    grep -q "als 'stops' waarschijnlijker is dan 67%, is optie B" || fail 'not the break-even'

# The same as a variant without a file.
expect 0 "$opgave" choose long.yaml --metric line.rent@2026 --out variant \
    --with 'finance.lines.rent.cost={case: scheme, goes_on: 7, stops: 8}'
cut -d, -f3- out/choose.csv | grep -v '^""' >files
sed 's/^"[^"]*"/variant/' variant/choose.csv | cut -d, -f3- >variants
same files variants

expect 0 "$opgave" choose long.yaml short.yaml --metric line.rent@2026 --maximize --out most
grep -qx 'short,,1,7.25,,1,1' most/choose.csv || fail 'less was taken for better'
expect 2 "$opgave" choose long.yaml --metric line.rent@2026
said '--with'
expect 2 "$opgave" choose long.yaml short.yaml --metric line.rent@2026 --over scheem
said 'scheme'
expect 2 "$opgave" choose long.yaml short.yaml --metric 'mean(line.rent@2026) <= 4'

# A case that is taken for certain leaves one future of its group.
expect 0 "$opgave" choose long.yaml short.yaml --metric line.rent@2026 --case scheme=stops --out sure
grep -qx 'long,stops,1,9,0,1,0' sure/choose.csv || fail "$(cat sure/choose.csv)"
grep -q goes_on sure/choose.csv && fail 'a future that cannot be'

# A chart that one can bring to a meeting, told by the data file; an earlier one goes.
if command -v gnuplot >/dev/null; then
    expect 0 "$opgave" choose long.yaml short.yaml --metric line.rent@2026 --out drawn
    [ -s drawn/charts/choose.svg ] || fail 'no chart'
    grep -q 'Optie A is naar verwachting het beste, en geeft de kleinste spijt' drawn/charts/choose.tsv ||
        fail "$(cat drawn/charts/choose.tsv)"
    grep -q 'Is .goes on. waarschijnlijker dan 33%, dan is optie A' drawn/charts/choose.tsv || fail 'no break-even'
    [ "$(grep -c 'spijt [12]$' drawn/charts/choose.tsv)" -eq 2 ] || fail 'the regrets are not told'
    expect 0 "$opgave" choose long.yaml short.yaml --metric line.rent@2026 --out drawn --set language=en
    grep -q 'Option A is best in expectation, and gives the smallest regret' drawn/charts/choose.tsv ||
        fail 'not in English'
    expect 0 "$opgave" choose long.yaml short.yaml --metric line.rent@2026 --out drawn --no-charts
    [ ! -e drawn/charts ] || fail 'an old chart was left'
fi
exit 0
