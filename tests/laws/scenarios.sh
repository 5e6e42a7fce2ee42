#!/bin/sh
# Every scenario of the project loads, runs, and can be checked and shown.
. "$(dirname "$0")/../lib.sh"

count=0
for scenario in $(find "$root/scenarios" -name '*.yaml' | sort); do
    expect 0 "$opgave" run "$scenario" --no-charts --replicates 200 --out "$tmp/out/$count"
    complete "$tmp/out/$count"
    expect 0 "$opgave" show "$scenario"
    "$opgave" check "$scenario" >"$tmp/stdout" 2>"$tmp/stderr"
    case $? in
    0 | 3) ;;
    *) fail "check $scenario: $(cat "$tmp/stderr")" ;;
    esac
    count=$((count + 1))
done
[ $count -gt 0 ] || fail "no scenarios"
echo "$count scenarios"
