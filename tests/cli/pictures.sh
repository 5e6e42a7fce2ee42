#!/bin/sh
# The pictures in doc/images say what the charts say that they are of: compared are their words and numbers, for another
# gnuplot draws other lines. With --update behind the program they are copied anew.
. "$(dirname "$0")/../lib.sh"
command -v gnuplot >/dev/null || skip 'gnuplot is not installed'
pictures=$root/doc/images
cp -R "$root/scenarios/leiden" "$tmp/leiden"
cd "$tmp" || exit 1

# words SVG: what stands in it to be read.
words() {
    sed 's/<title>[^<]*<\/title>//g; s/<desc>[^<]*<\/desc>//g; s/<[^>]*>/ /g' "$1" | tr -s ' \t' '\n\n' | grep .
}

# picture NAME CHART: doc/images/NAME.svg is that chart.
picture() {
    if [ "$update" = --update ]; then
        cp "$2.svg" "$pictures/$1.svg"
        return
    fi
    words "$2.svg" >drawn
    words "$pictures/$1.svg" >shown
    [ -s drawn ] || fail "$2.svg says nothing"
    diff -u shown drawn || fail "doc/images/$1.svg is another chart ($0 OPGAVE --update copies it anew)"
}
update=${2-}

expect 0 "$opgave" run leiden/base.yaml --quiet --out base
picture reception-azc base/charts/reception-azc
picture reserve base/charts/reserve
picture locations base/charts/locations

expect 0 "$opgave" sweep leiden/base.yaml --vary case:kostenpeil --vary case:tekort \
    --metric 'p90(reserve.required_opening)' --quiet --out sweep
picture comply sweep/charts/sweep-p90-reserve.required_opening

expect 0 "$opgave" solve leiden/opvolger-haagse-schouwweg.yaml --vary besluit_opvolger --largest --quiet --out solve \
    --until 'p(first(azc.shortfall > 5 from 2027-01) <= 2029-12) <= 0.1'
picture decide solve/charts/solve

# The first what-if of the handbook, as it stands there.
expect 0 "$opgave" new voorbeeldstad.yaml --municipality Voorbeeldstad --year 2026
sed -n '/^<!-- file: later.yaml -->$/,/^```$/p' "$root/doc/handleiding.md" | grep -v '^<!--\|^```' >later.yaml
expect 0 "$opgave" compare voorbeeldstad.yaml later.yaml --quiet --out compare
picture compare-oekraine compare/charts/compare-oekraine
