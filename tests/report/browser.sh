#!/bin/sh
# Reports in a real browser, at the width of a desktop and of a phone: axe-core finds nothing, nothing
# is fetched or run, and a PDF is made. Skipped where chromedriver or axe-core is missing; axe.min.js
# is looked for in AXE_CORE, node_modules of this tree and of npm's global folder, and build/axe-core.
. "$(dirname "$0")/../lib.sh"
leiden=$root/scenarios/leiden

driver=$(command -v chromedriver) || skip 'no chromedriver (apt-get install chromium-driver)'
axe=
for place in "${AXE_CORE:-}" "$root/node_modules/axe-core/axe.min.js" \
    "$root/build/axe-core/node_modules/axe-core/axe.min.js" \
    /usr/local/lib/node_modules/axe-core/axe.min.js /usr/lib/node_modules/axe-core/axe.min.js \
    /usr/share/nodejs/axe-core/axe.min.js; do
    [ -z "$axe" ] && [ -n "$place" ] && [ -f "$place" ] && axe=$place
done
[ -n "$axe" ] || skip 'no axe-core (npm install --prefix build/axe-core axe-core, or AXE_CORE=axe.min.js)'

charts=--no-charts
command -v gnuplot >/dev/null && charts=
# shellcheck disable=SC2086 # one word or none
{
    expect 0 "$opgave" report "$base" "$leiden/paardenwei-jaar-later.yaml" --replicates 500 \
        --out "$tmp/leiden.html" --pdf $charts
    expect 0 "$opgave" report "$root/tests/report/hostile.yaml" --out "$tmp/hostile.html" $charts
}
[ "$(head -c 5 "$tmp/leiden.pdf")" = '%PDF-' ] || fail 'no PDF'
if command -v pdfinfo >/dev/null; then
    pdfinfo "$tmp/leiden.pdf" >"$tmp/info"
    grep -q '^Tagged: *yes' "$tmp/info" || fail "the PDF is not tagged: $(cat "$tmp/info")"
    grep -q '^Page size: .*A4' "$tmp/info" || fail "the PDF is not A4: $(cat "$tmp/info")"
fi
python3 "$root/tests/report/axe.py" "$axe" "$driver" "$tmp/leiden.html" "$tmp/hostile.html" ||
    fail 'see above'
