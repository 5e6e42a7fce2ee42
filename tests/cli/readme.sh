#!/bin/sh
# The output that README shows is that of the command which it names.
. "$(dirname "$0")/../lib.sh"

expect 0 "$opgave" run "$base" --no-charts --out "$tmp/out"
sed -n '/^```text$/,/^```$/p' "$root/README.md" | grep -v '^```' | grep . >"$tmp/shown"
[ -s "$tmp/shown" ] || fail "README shows no output"
while IFS= read -r line; do
    grep -qxF -e "$line" "$tmp/stdout" || fail "README shows a line that is not printed: $line"
done <"$tmp/shown"
