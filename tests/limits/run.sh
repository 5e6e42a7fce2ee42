#!/bin/sh
# run.sh OPGAVE: what is at a limit is computed and what is beyond it refused, with a message that
# names the limit, in bounded time and memory whatever the file. Ten times the time that is needed, so
# that a busy machine does not fail.
. "$(dirname "$0")/../lib.sh"
command -v python3 >/dev/null || skip "needs python3"
here=$(cd "$(dirname "$0")" && pwd)
python3 "$here/hostile.py" "$tmp" || fail "cannot write the inputs"
cd "$tmp" || exit 1

# check STATUS FILE: within 20 seconds of processor and 256 MiB.
check() {
    (
        ulimit -t 20
        ulimit -v 262144
        exec "$opgave" check "$2"
    ) </dev/null >"$tmp/stdout" 2>"$tmp/stderr"
    got=$?
    [ "$got" = "$1" ] || fail "$2 ended with $got, not $1: $(head -c 400 "$tmp/stderr")"
}

check 0 serves-64.yaml
check 0 correlated-500.yaml
check 0 column-two.yaml
check 0 locations-4096.yaml
check 0 forecasts-100.yaml
check 2 forecasts-101.yaml
said '100'
check 2 past-20001.yaml
said '20000'
for name in serves-65 serves-1000; do
    check 2 $name.yaml
    said '64'
done
for name in correlated-501 correlated-4000; do
    check 2 $name.yaml
    said '500'
done
for name in column-three column-once column-often; do
    check 2 $name.yaml
    said '400000'
done
check 2 locations-4097.yaml
said '4096'
check 2 chain0.yaml
said '4096'
check 2 circle.yaml
said 'other.yaml -> circle.yaml'
check 1 terms.yaml
said '2097152'
for name in deep-paths empty-locations misspelt one-line; do
    check 2 $name.yaml
    said 'more'
done
