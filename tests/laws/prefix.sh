#!/bin/sh
# The first replicates of a longer run are those of the shorter run.
. "$(dirname "$0")/../lib.sh"

run() {
    expect 0 "$opgave" run "$base" --no-charts --replicates "$1" --out "$tmp/$1" \
        --values reserve.required_opening --values azc.shortfall@2028-12 \
        --values statushouders.backlog@2029
}

run 777
run 2_000
[ "$(wc -l <"$tmp/777/values.csv")" -eq 778 ] || fail "values.csv has not 777 rows and a header"
head -n 778 "$tmp/2_000/values.csv" >"$tmp/head.csv"
same "$tmp/777/values.csv" "$tmp/head.csv"
