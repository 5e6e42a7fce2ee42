#!/bin/sh
# An input that nothing uses changes no draw.
. "$(dirname "$0")/../lib.sh"

expect 0 "$opgave" run "$base" --no-charts --replicates 1500 --out "$tmp/without"
expect 0 "$opgave" run "$base" --no-charts --replicates 1500 --out "$tmp/with" \
    --set 'inputs.aaa_unused={low: 1, likely: 2, high: 4}'
same "$tmp/without/series.csv" "$tmp/with/series.csv"
