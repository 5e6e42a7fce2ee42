#!/bin/sh
# Leiden's figures hold as far as they are known to, without advice; one that does not ends with 3.
. "$(dirname "$0")/../lib.sh"

for scenario in "$root"/scenarios/leiden/*.yaml; do
    case $scenario in
    */reserve-20*) expect 0 "$opgave" check "$scenario" ;;
    *) expect 3 "$opgave" check "$scenario" ;;
    esac
    [ ! -s "$tmp/stderr" ] || fail "$scenario: $(cat "$tmp/stderr")"
done
expect 3 "$opgave" check "$root/scenarios/leiden/reserve-2024-begroot.yaml" \
    --set checks.change.tolerance=999
