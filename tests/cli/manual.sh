#!/bin/sh
# The man page knows every command and every option, and no other; help fits in 80 columns.
. "$(dirname "$0")/../lib.sh"

page=$root/doc/opgave.1
sed 's/\\-/-/g; s/\\f[BIR]//g' "$page" >"$tmp/page"
for language in nl en; do
    expect 0 "$opgave" help --language $language
    commands=$(sed -n 's/^  \([a-z]*\)  .*/\1/p' "$tmp/stdout")
    for command in $commands; do
        grep -q "^opgave $command" "$tmp/page" || fail "the man page has no synopsis of $command"
        expect 0 "$opgave" help "$command" --language $language
        cat "$tmp/stdout" >>"$tmp/help"
        sed -n 's/^  \(-h, \)\{0,1\}\(--[a-z-]*\).*/\2/p' "$tmp/stdout" >>"$tmp/options"
    done
done
[ "$(echo "$commands" | wc -l)" -ge 11 ] || fail "help lists: $commands"
sort -u "$tmp/options" >"$tmp/has"
grep -o -- '--[a-z][a-z-]*' "$tmp/page" | grep -v -e '--version' | sort -u >"$tmp/tells"
diff -u "$tmp/has" "$tmp/tells" || fail 'the options of the man page (+) are not those of the program (-)'
python3 - "$tmp/help" <<'END' || fail 'lines of help beyond 80 columns'
import sys
long = [line for line in open(sys.argv[1], encoding="utf-8") if len(line) > 81]
print("".join(long), end="")
sys.exit(1 if long else 0)
END
