#!/bin/sh
# run.sh ROOT: the catalogue of sentences; faults planted in a copy first show that they are found.

set -u
root=$1
here=$(dirname "$0")
command -v python3 >/dev/null || { echo 'python3 is not there'; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# caught WHAT SENTENCE CODE: planted, WHAT is reported.
caught() {
    rm -rf "$tmp/src"
    mkdir -p "$tmp/src/lang/sentences" "$tmp/src/base"
    echo "$2" >"$tmp/src/lang/sentences/planted.def"
    echo "$3" >"$tmp/src/base/planted.c"
    python3 "$here/sentences.py" "$tmp" | grep -qF "$1" && return
    echo "not found: $1"
    exit 1
}

caught 'is used nowhere' 'SENTENCE(PLANTED, , "a", "b")' ''
caught 'the Dutch one has other places' 'SENTENCE(PLANTED, ARG(x), "a", "b {x}")' 'PLANTED'
caught 'the English one has other places' 'SENTENCE(PLANTED, ARG(x), "a {x}", "b {y}")' 'PLANTED'
caught 'lacks a value for {y}' 'SENTENCE(PLANTED, ARG(x) ARG(y), "{x} {y}", "{y} {x}")' \
    'OG_SAY(out, language, PLANTED, .x = f(a, b))'
caught 'unknown sentence' 'SENTENCE(OTHER, , "a", "b")' 'OG_TEXT(l, OTHER); OG_SAY(out, l, PLANTED)'

python3 "$here/sentences.py" "$root"
