#!/bin/sh
# The real command: its files, its tables within 80 columns, and what it says of a wrong line.
. "$(dirname "$0")/../lib.sh"
leiden=$root/scenarios/leiden

# compare OUT ARGUMENT...: fewer futures, for speed.
compare() {
    out=$1
    shift
    expect 0 "$opgave" compare "$@" --replicates 400 --out "$tmp/$out"
    widest=$(LC_ALL=C.UTF-8 wc -L <"$tmp/stdout")
    [ "$widest" -le 80 ] || fail "$* prints a line of $widest columns"
}

compare later "$base" "$leiden/paardenwei-jaar-later.yaml" --bridge --no-charts
grep -q 'reception.azc.locations.paardenwei.opens: 2025-10-01 → 2026-10-01' "$tmp/stdout" ||
    fail 'the changed input is not told'
grep -q '^paardenwei-jaar-later,azc.shortfall.sum,' "$tmp/later/compare.csv" || fail 'compare.csv'
grep -q '^azc.shortfall.sum,1,reception.azc.locations.paardenwei.opens,' "$tmp/later/bridge.csv" ||
    fail 'bridge.csv'
grep -q '"nothing_differs": false' "$tmp/later/compare.json" || fail 'compare.json'
[ ! -e "$tmp/later/charts" ] || fail 'charts were drawn'
# Issue: at most a tenth of the variance that separate futures give.
awk -F, '$2 == "azc.shortfall.sum" { found = 1; if (!($11 <= 0.1 * $12)) exit 1 }
         END { exit !found }' "$tmp/later/compare.csv" || fail 'pairing gains too little'

compare many "$base" "$leiden/flexlocatie.yaml" "$leiden/norm-36.yaml" --no-charts \
    --metric 'p90(reserve.required_opening)' --metric 'first(ukraine.shortfall > 0)'
[ "$(grep -c 'p90(reserve.required_opening)' "$tmp/many/compare.csv")" -eq 2 ] || fail 'two variants'

# A walk that is gone leaves no table of it.
compare later "$base" "$leiden/norm-36.yaml" --no-charts
[ ! -e "$tmp/later/bridge.csv" ] || fail 'an old bridge.csv was left'

compare self "$base" "$base" --no-charts
grep -qx 'Niets verschilt.' "$tmp/stdout" || fail 'something differs from itself'
awk -F, 'NR > 1 && ($5 != 0 || $3 != $4) { exit 1 }' "$tmp/self/compare.csv" || fail 'not all zero'

# The same file twice: both are told.
compare twice "$base" "$leiden/norm-36.yaml" "$leiden/norm-36.yaml" --no-charts
[ "$(grep -c '"nothing_differs": false' "$tmp/twice/compare.json")" -eq 2 ] || fail 'one of two'
[ "$(cut -d, -f1 "$tmp/twice/compare.csv" | sort -u | grep -c norm-36)" -eq 2 ] || fail 'one name'

# The level that a run leads with stands beside the mean.
grep -A 2 '^  benodigde reserve$' "$tmp/stdout" | grep -q '^    90% zekerheid ' ||
    fail "$(cat "$tmp/stdout")"

if command -v gnuplot >/dev/null; then
    compare drawn "$base" "$leiden/flexlocatie.yaml" --bridge
    for chart in compare-azc compare-ukraine compare-reserve bridge bridge-2; do
        [ -s "$tmp/drawn/charts/$chart.svg" ] || fail "no $chart.svg"
    done
    # Titles tell the two apart, files stand in the footer.
    grep -q 'Asielzoekers: Wat als er een flexibele locatie' "$tmp/drawn/charts/compare-azc.tsv" ||
        fail 'the chart does not name the titles'
    grep -q 'basis base, variant flexlocatie' "$tmp/drawn/charts/compare-azc.tsv" ||
        fail 'the chart does not name the files'
    # Charts of an earlier comparison would pass for this one's.
    compare drawn "$base" "$leiden/norm-36.yaml"
    [ -s "$tmp/drawn/charts/compare-reserve.svg" ] || fail 'no chart of the reserve'
    [ ! -e "$tmp/drawn/charts/compare-azc.svg" ] || fail 'an old chart was left'
    compare drawn "$base" "$base"
    [ ! -e "$tmp/drawn/charts" ] || fail 'charts of equals'

    # Two that differ only within the year.
    cat >"$tmp/within.yaml" <<END
opgave: 1
title: t
horizon: {start: 2026-01, end: 2026-12}
reception: {azc: {obligation: 9, locations: {a: {places: 5, opens: 2026-03-01}}}}
END
    cat >"$tmp/later.yaml" <<END
extends: within.yaml
reception: {azc: {locations: {a: {opens: 2026-06-01}}}}
END
    compare within "$tmp/within.yaml" "$tmp/later.yaml"
    grep -q 'Tekort eind mei 2026: mediaan 9 in plaats van 4 plekken' \
        "$tmp/within/charts/compare-azc.tsv" || fail 'what differs within the year'
fi

# What began a year later has no draw-down in common with the other: no picture of the two.
cat >"$tmp/now.yaml" <<'END'
opgave: 1
title: now
horizon: {start: 2025-01, end: 2027-12}
simulation: {replicates: 50, seed: 1}
finance: {lines: {rent: {cost: 10, per: year}}, reserve: {opening: unknown}}
END
printf 'extends: now.yaml\ntitle: then\nhorizon: {start: 2026-01}\n' >"$tmp/then.yaml"
if command -v gnuplot >/dev/null; then
    compare rolled "$tmp/now.yaml" "$tmp/then.yaml"
    [ ! -e "$tmp/rolled/charts/compare-reserve.svg" ] || fail 'draw-downs since different days'
fi

wrong() {
    text=$1
    shift
    expect 2 "$opgave" "$@" --language en
    said "$text"
}
wrong 'with what? Name another scenario' compare "$base"
wrong 'which scenario?' compare
wrong '--bridge walks from one scenario to one other, got 2' compare "$base" "$base" "$base" --bridge
wrong "did you mean 'azc.shortfall'?" compare "$base" "$base" --metric azc.shortfal.sum
wrong 'not a condition' compare "$base" "$base" --metric 'mean(azc.shortfall.sum) < 10'
wrong 'nowhere.yaml' compare "$base" "$tmp/nowhere.yaml"
