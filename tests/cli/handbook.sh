#!/bin/sh
# The handbook shows what its commands print: the reader sits in a folder that has the one of Leiden.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../quoted.sh"

command -v gnuplot >/dev/null || skip 'gnuplot is not installed'
mkdir "$tmp/reader"
cp -R "$root/scenarios/leiden" "$tmp/reader/leiden"
quotes "$root/doc/handleiding.md" "${2-}"

# What is said of an answer is in it: every amount in millions and every percentage of a section's text stands in what the
# section quotes.
awk '
    function check(    i, wanted) {
        for (i = 1; i <= said; i++) {
            wanted = what[i]
            if (quote !~ ("[^0-9,]" wanted "[^0-9,]")) { print section ": " wanted; wrong = 1 }
        }
        said = 0
        quote = ""
    }
    /^##/ && !inside { check(); section = $0 }
    /^```/ { inside = !inside; next }
    inside { quote = quote "\n" $0; next }
    {
        line = $0
        while (match(line, /€ [0-9]+,[0-9]+ mln|[0-9]+%/)) {
            amount = substr(line, RSTART, RLENGTH)
            sub(/^€ /, "", amount)
            sub(/ mln$|%$/, "", amount)
            if (amount != 90) # the level of certainty, which is no answer
                what[++said] = amount
            line = substr(line, RSTART + RLENGTH)
        }
    }
    END { check(); exit wrong }' "$root/doc/handleiding.md" >"$tmp/unsaid" ||
    fail "the handbook says what no answer in that section says: $(cat "$tmp/unsaid")"
