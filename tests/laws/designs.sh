#!/bin/sh
# The laws hold for sampling designs as well: the same bytes from any number of threads; the first
# replicates of a longer run are the shorter run; a value more changes no draw of a latin hypercube
# (of a Sobol' design it may: it is here first among the paths). And the command takes them.
. "$(dirname "$0")/../lib.sh"

# run DIR ARG...
run() {
    out=$tmp/$1
    shift
    expect 0 "$opgave" run "$base" --no-charts --out "$out" --values azc.shortfall.sum \
        --values reserve.required_opening "$@"
}

for sampling in latin_hypercube sobol; do
    set -- --set "simulation.sampling=$sampling"
    run one --threads 1 --replicates 2000 "$@"
    run three --threads 3 --replicates 2000 "$@"
    run few --replicates 777 "$@"
    run more --replicates 2000 "$@" --set 'finance.lines.aaa={cost: {low: 1, likely: 2, high: 4},
        per: year, assumption: a line more}'

    for file in series.csv metrics.json values.csv; do
        same "$tmp/one/$file" "$tmp/three/$file"
    done
    head -n 778 "$tmp/one/values.csv" >"$tmp/head.csv"
    same "$tmp/few/values.csv" "$tmp/head.csv"
    grep -q "\"sampling\": \"$sampling\"" "$tmp/one/run.json" ||
        fail "run.json does not say $sampling"

    for run in one more; do
        cut -d , -f 2 "$tmp/$run/values.csv" >"$tmp/$run.csv"
    done
    if cmp -s "$tmp/one.csv" "$tmp/more.csv"; then
        [ $sampling = latin_hypercube ] || fail 'the value more took no dimension'
    else
        [ $sampling = sobol ] || fail 'the value more changed the draws of others'
    fi
done
