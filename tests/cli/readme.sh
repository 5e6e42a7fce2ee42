#!/bin/sh
# The output that README shows is that of the command which it names.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../quoted.sh"

mkdir "$tmp/reader"
cp -R "$root/scenarios" "$tmp/reader/scenarios"
quotes "$root/README.md" "${2-}"
