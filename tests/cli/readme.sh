#!/bin/sh
# The output that README shows is that of the command which it names.
. "$(dirname "$0")/../lib.sh"

# shown LANGUAGE: the lines of README's blocks of that language.
shown() {
    sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" "$root/README.md" | grep -v '^```' | grep . >"$tmp/shown"
    [ -s "$tmp/shown" ] || fail "README shows no $1"
}

expect 0 "$opgave" run "$base" --no-charts --out "$tmp/out"
shown text
while IFS= read -r line; do
    grep -qxF -e "$line" "$tmp/stdout" || fail "README shows a line that is not printed: $line"
done <"$tmp/shown"

cd "$root" || exit 1
shown console
words=$(sed -n 's|^\$ build/release/opgave ||p' "$tmp/shown")
# shellcheck disable=SC2086
expect 2 "$opgave" $words
grep -v '^\$ ' "$tmp/shown" >"$tmp/said"
same "$tmp/said" "$tmp/stderr"
