#!/bin/sh
# Whoever reads series.csv while runs write it sees the one or the other, never a part.
. "$(dirname "$0")/../lib.sh"

run() {
    "$opgave" run "$base" --no-charts --quiet --replicates 200 --seed "$1" --out "$tmp/$2"
}

run 1 first && run 2 second && run 1 shared || fail "the runs failed"
(
    for i in 1 2 3 4 5; do
        run 1 shared && run 2 shared || exit 1
    done
    touch "$tmp/done"
) &
reads=0
while [ ! -e "$tmp/done" ] && kill -0 $! 2>/dev/null; do
    cp "$tmp/shared/series.csv" "$tmp/seen"
    cmp -s "$tmp/seen" "$tmp/first/series.csv" || cmp -s "$tmp/seen" "$tmp/second/series.csv" ||
        fail "a reader saw a file that no run wrote"
    reads=$((reads + 1))
done
[ -e "$tmp/done" ] || fail "a run failed"
[ $reads -gt 5 ] || fail "read only $reads times"
complete "$tmp/shared"
