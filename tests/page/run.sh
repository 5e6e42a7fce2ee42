#!/bin/sh
# run.sh OPGAVE [PICTURES]: the page of Leiden in a real browser, from a file; PICTURES: the folder
# for its pictures.
. "$(dirname "$0")/../lib.sh"
pictures=${2:-$tmp/pictures}

"$opgave" page "$root/scenarios/leiden/base.yaml" --out "$tmp/try.html" >"$tmp/out" 2>&1 || {
    grep -q -e wasi -e node-d3 "$tmp/out" && skip "$(cat "$tmp/out")"
    cat "$tmp/out"
    fail 'no page was made'
}
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
driver=$(command -v chromedriver)
[ -n "$chromium" ] && [ -n "$driver" ] || {
    echo 'no Chromium with its driver: apt-get install chromium chromium-driver'
    exit 77
}
python=
for one in /usr/bin/python3 python3; do
    "$one" -c 'import selenium' 2>/dev/null && python=$one && break
done
[ -n "$python" ] || {
    echo 'no Selenium: apt-get install python3-selenium'
    exit 77
}
mkdir -p "$pictures"
"$python" "$root/tests/page/page.py" "$opgave" "$root" "$tmp" "$pictures" "$chromium" "$driver"
