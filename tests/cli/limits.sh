#!/bin/sh
# `opgave help limits` and doc/limits.md tell the same, in the same order.
. "$(dirname "$0")/../lib.sh"
expect 0 "$opgave" help limits --language en
# A row's lines beyond the first stand under its text.
sed -n 's/^  \([0-9]\)/\1/p; s/^                  */ /p' "$tmp/stdout" |
    awk '/^ / { row = row $0; next } { if (row) print row; sub(/  +/, " | "); row = $0 } END { print row }' >"$tmp/told"
sed -n 's/^| \([0-9].*\) |$/\1/p' "$root/doc/limits.md" >"$tmp/page"
[ -s "$tmp/page" ] || fail "doc/limits.md has no table"
diff "$tmp/told" "$tmp/page" || fail "doc/limits.md tells other limits"
expect 0 "$opgave" help limits --language nl
grep -qF 'doorrekeningen (`replicates`)' "$tmp/stdout" || fail 'not in Dutch'
