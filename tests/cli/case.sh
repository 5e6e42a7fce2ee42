#!/bin/sh
# case.sh OPGAVE: --set case:GROUP=NAME takes a case for certain, and a lever's name stands for its path.
. "$(dirname "$0")/../lib.sh"

cat >"$tmp/s.yaml" <<'END'
opgave: 1
title: Cases
language: en
horizon: {start: 2025-01, end: 2025-12}
simulation: {replicates: 50, seed: 1}
cases: {norm: {label: The norm, kind: future, stays: 1, falls: 1}}
finance: {lines: {x: {income: {case: norm, stays: 12, falls: 24}, per: year}}}
levers: {price: {label: Price, set: finance.lines.x.income, low: 0, high: 100}}
END

run() { # the mean of line.x in 2025
    "$opgave" run "$tmp/s.yaml" --no-charts --quiet --out "$tmp/out" "$@" 2>"$tmp/err" &&
        awk -F, '$1 == "line.x" { print $3 }' "$tmp/out/series.csv"
}
[ "$(run --set case:norm=stays)" = 12 ] || fail "the case stays is not 12"
[ "$(run --set case:norm=falls)" = 24 ] || fail "the case falls is not 24"
[ "$(run --set price=36)" = 36 ] || fail "the lever sets nothing"
run --set case:norm=rises >/dev/null && fail "an unknown case is taken"
grep -q "no norm with a case 'rises'" "$tmp/err" || fail "an unknown case is not told"
