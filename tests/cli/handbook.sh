#!/bin/sh
# The handbook shows what its commands print: the reader sits in a folder that has the one of Leiden.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../quoted.sh"

command -v gnuplot >/dev/null || skip 'gnuplot is not installed'
mkdir "$tmp/reader"
cp -R "$root/scenarios/leiden" "$tmp/reader/leiden"
quotes "$root/doc/handleiding.md" "${2-}"
