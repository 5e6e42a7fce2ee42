#!/bin/sh
# The same bytes from 1, 2 and 7 threads; others from another seed.
. "$(dirname "$0")/../lib.sh"

run() {
    expect 0 "$opgave" run "$base" --no-charts --replicates 20000 \
        --values reserve.required_opening --out "$tmp/$1" "$2" "$3"
}

run one --threads 1
run two --threads 2
run seven --threads 7
for file in series.csv metrics.json values.csv resolved.yaml; do
    same "$tmp/one/$file" "$tmp/two/$file"
    same "$tmp/one/$file" "$tmp/seven/$file"
done

run other --seed 1
cmp -s "$tmp/one/series.csv" "$tmp/other/series.csv" && fail "another seed gave the same series"
exit 0
