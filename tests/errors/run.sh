#!/bin/sh
# run.sh OPGAVE NAME...            `opgave check NAME.yaml` must exit with 2 and print nothing but
#                                  NAME.err (English) or NAME.nl.err (Dutch), byte for byte, on
#                                  standard error
# run.sh --update OPGAVE NAME...   writes them instead
# NAME.args, when it is there, holds more arguments, one a line. Files in parts/ are there to be
# extended.

set -u
update=no
if [ "$1" = --update ]; then
    update=yes
    shift
fi
opgave=$1
shift
cd "$(dirname "$0")" || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
failed=0

# check NAME LANGUAGE ERR
check() {
    name=$1 language=$2 err=$3
    set -- "$name.yaml" --language "$language"
    if [ -f "$name.args" ]; then
        while IFS= read -r argument; do
            set -- "$@" "$argument"
        done <"$name.args"
    fi
    "$opgave" check "$@" </dev/null >"$tmp/out" 2>"$tmp/err"
    status=$?
    if [ $update = yes ]; then
        cp "$tmp/err" "$err"
    fi
    if [ $status != 2 ]; then
        echo "$name: exit status $status, not 2"
        failed=1
    fi
    diff -u "$err" "$tmp/err" && diff -u /dev/null "$tmp/out" || failed=1
}

for name; do
    check "$name" en "$name.err"
    check "$name" nl "$name.nl.err"
done
exit $failed
