#!/bin/sh
# The same bytes whatever the width of the vectors that loops are compiled to. Builds the program
# twice more, so only where OG_SLOW_TESTS is set.
. "$(dirname "$0")/../lib.sh"

[ -n "${OG_SLOW_TESTS:-}" ] || skip "OG_SLOW_TESTS is not set"
grep -q '^flags.* avx2 ' /proc/cpuinfo || skip "the processor has vectors of one width"

run() {
    expect 0 "$2" run "$base" --no-charts --replicates 20000 --out "$tmp/$1"
}

run widest "$opgave"
for width in 256 128; do
    expect 0 cmake -S "$root" -B "$tmp/build" -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_C_FLAGS="-DOG_WIDTH=$width"
    expect 0 cmake --build "$tmp/build" --target opgave_cli
    run "$width" "$tmp/build/opgave"
    same "$tmp/widest/series.csv" "$tmp/$width/series.csv"
    same "$tmp/widest/metrics.json" "$tmp/$width/metrics.json"
done
exit 0
