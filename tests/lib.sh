# Sourced by the test scripts, whose first argument is the command under test.

set -u
opgave=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
base=$root/scenarios/leiden/base.yaml
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM

fail() {
    printf 'FAIL: %s\n' "$*" >&2
    exit 1
}

skip() {
    printf 'SKIP: %s\n' "$*"
    exit 77
}

# expect STATUS COMMAND...: runs it with its output in $tmp/stdout and $tmp/stderr.
expect() {
    wanted=$1
    shift
    "$@" </dev/null >"$tmp/stdout" 2>"$tmp/stderr"
    got=$?
    [ "$got" = "$wanted" ] ||
        fail "$* ended with $got, not $wanted: $(head -c 2000 "$tmp/stderr")"
}

# said TEXT: the last command's standard error holds it.
said() {
    grep -qF -- "$1" "$tmp/stderr" || fail "no '$1' in: $(head -c 2000 "$tmp/stderr")"
}

same() {
    cmp "$1" "$2" || fail "$1 and $2 differ"
}

# complete DIR: holds the files of a run and no others, temporary ones say.
complete() {
    for file in series.csv metrics.json resolved.yaml run.json; do
        [ -s "$1/$file" ] || fail "$1/$file is missing"
    done
    strays=$(cd "$1" && find . -type f ! -path './charts/*' ! -name series.csv \
        ! -name metrics.json ! -name values.csv ! -name resolved.yaml ! -name run.json)
    [ -z "$strays" ] || fail "left behind in $1: $strays"
}
