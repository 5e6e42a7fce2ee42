#!/bin/sh
# Where results go: a folder for each question, and no word is needed to keep two apart.
. "$(dirname "$0")/../lib.sh"
mkdir "$tmp/a" "$tmp/c" || exit 1
cd "$tmp" || exit 1
cat >a/b.yaml <<'END'
opgave: 1
title: A
language: en
horizon: {start: 2026-01, end: 2026-12}
simulation: {replicates: 50, seed: 1}
cases: {scheme: {goes_on: 3, stops: 1}}
finance: {lines: {rent: {cost: {case: scheme, goes_on: 5, stops: 9}, per: month}}, reserve: {opening: unknown}}
END
sed 's/title: A/title: C/' a/b.yaml >c/b.yaml

# Two files of one name share a folder, which is told, and nothing of the first is left.
expect 0 "$opgave" run a/b.yaml --values result.sum --no-charts
[ ! -s "$tmp/stderr" ] || fail "$(cat "$tmp/stderr")"
expect 0 "$opgave" run a/b.yaml --values result.sum --no-charts
[ ! -s "$tmp/stderr" ] || fail "the same file: $(cat "$tmp/stderr")"
expect 0 "$opgave" run c/b.yaml --no-charts
said "out/b held the results of 'A'; those of 'C' are there now instead"
[ ! -e out/b/values.csv ] || fail 'values of the other file were left'
grep -q '"title": "C"' out/b/run.json || fail 'not the results of the second'
expect 0 "$opgave" run a/b.yaml --no-charts --language nl
said "out/b bevatte de uitkomsten van 'C'"
expect 0 "$opgave" run c/b.yaml --no-charts --out elsewhere
expect 0 "$opgave" run a/b.yaml --no-charts --out elsewhere
[ ! -s "$tmp/stderr" ] || fail "the reader chose: $(cat "$tmp/stderr")"

# A folder for each question.
rm -r out
rent=finance.lines.rent.cost
while read -r folder arguments; do
    # shellcheck disable=SC2086
    expect 0 "$opgave" $arguments --no-charts --quiet
    [ -d "out/$folder" ] || fail "$arguments went to $(ls out)"
done <<END
compare-b-b compare a/b.yaml c/b.yaml
compare-b-$rent=3 compare a/b.yaml --with $rent=3
compare-b-$rent=4 compare a/b.yaml --with $rent=4
choose-b-$rent=3 choose a/b.yaml --with $rent=3 --metric result.sum
sweep-b-cost sweep a/b.yaml --vary $rent=1:3:1 --metric result.sum
sweep-b-cost-scheme sweep a/b.yaml --vary $rent=1:3:1 --vary case:scheme --metric result.sum
solve-b-cost solve a/b.yaml --vary $rent=1:3:1 --until mean(result.sum)>=-24
sensitivity-b sensitivity a/b.yaml --metric result.sum
END
[ "$(find out -mindepth 1 -maxdepth 1 | wc -l)" -eq 8 ] || fail "$(ls out)"
exit 0
