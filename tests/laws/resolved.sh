#!/bin/sh
# resolved.yaml, run again from another folder, gives the same series and the same resolved.yaml.
. "$(dirname "$0")/../lib.sh"

expect 0 "$opgave" run "$base" --no-charts --replicates 1500 --seed 7 \
    --set reception.azc.locations.paardenwei.delay=12 --out "$tmp/first"
cp "$tmp/first/resolved.yaml" "$tmp/again.yaml"
cd "$tmp" || exit 1
expect 0 "$opgave" run again.yaml --no-charts
same first/series.csv out/again/series.csv
same first/resolved.yaml out/again/resolved.yaml
