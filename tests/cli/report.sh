#!/bin/sh
# The report: one file that needs nothing from elsewhere and runs nothing, its parts in their order,
# whatever a scenario's words are; what it says where gnuplot or a browser is missing.
. "$(dirname "$0")/../lib.sh"
leiden=$root/scenarios/leiden
export SOURCE_DATE_EPOCH=1764419640

# report NAME ARGUMENT...: a sound file NAME.html alone in its folder; fewer futures, for speed.
report() {
    name=$1
    shift
    expect 0 "$opgave" report "$@" --replicates 300 --out "$tmp/$name/$name.html"
    alone "$name"
    python3 "$root/tests/report/sound.py" "$tmp/$name/$name.html" || fail "$name.html is not sound"
}

alone() {
    [ "$(ls -A "$tmp/$1")" = "$1.html" ] || fail "beside $1.html: $(ls -A "$tmp/$1")"
}

# has NAME TEXT: the file holds it.
has() {
    grep -qF -- "$2" "$tmp/$1/$1.html" || fail "no '$2' in $1.html"
}

charts=--no-charts
command -v gnuplot >/dev/null && charts=

# shellcheck disable=SC2086 # one word or none
report base "$base" "$leiden/paardenwei-jaar-later.yaml" $charts
grep -qx "Verslag: $tmp/base/base.html" "$tmp/stdout" || fail "said: $(cat "$tmp/stdout")"
# The parts, in their order.
grep -o '<h[12] [^>]*>[^<]*' "$tmp/base/base.html" | sed 's/<[^>]*>//' >"$tmp/parts"
cat >"$tmp/wanted" <<'END'
Leiden: opvang en huisvesting 2025–2029, met de locaties die nu bekend zijn
Het antwoord
Benodigde reserve begin 2025 (miljoen euro)
Wat niet in deze reserve zit
Jaar voor jaar
Wat als?
Wat de uitkomst bepaalt
Waar de bedragen vandaan komen
Cijfers die zijn nagerekend
Waar de getallen op rusten
Hoe dit verslag is gemaakt
END
diff -u "$tmp/wanted" "$tmp/parts" || fail 'the parts of the report'
has base 'reception.azc.locations.paardenwei.opens: 2025-10-01 → 2026-10-01'
has base '<td dir="auto">29 november 2025, 12:34 uur (UTC)</td>'
has base "$(sha256sum <"$base" | cut -c 1-64)"
has base "$(sha256sum <"$leiden/paardenwei-jaar-later.yaml" | cut -c 1-64)"
has base '‘Wat als Paardenwei een jaar later opent?’: Asielzoekers: tekort, hele looptijd: '
has base '<summary>Oekraïense ontheemden: lasten, hele looptijd</summary>'
has base 'Gemeente Leiden, Jaarstukken 2024, programma 9'
if [ -z "$charts" ]; then
    [ "$(grep -c '^<svg role="img"' "$tmp/base/base.html")" -ge 8 ] || fail 'charts are missing'
fi
# The same again is the same file.
cp "$tmp/base/base.html" "$tmp/before.html"
# shellcheck disable=SC2086
report base "$base" "$leiden/paardenwei-jaar-later.yaml" $charts
same "$tmp/before.html" "$tmp/base/base.html"

# Words of a scenario are words, whatever they look like.
# shellcheck disable=SC2086
report hostile "$root/tests/report/hostile.yaml" $charts
has hostile '<title>&lt;script&gt;alert(1)&lt;/script&gt; `id` $(id) &quot;&#39;s-Gravenhage&quot; ]]&gt; '
has hostile '&lt;img src=x onerror=alert(1)&gt; https://example.org/x'
has hostile 'שלום عالم 🏠𝔘'

# A small scenario in English, and a municipality's style behind ours.
cat >"$tmp/small.yaml" <<'END'
opgave: 1
title: A small one
language: en
horizon: {start: 2026-01, end: 2026-12}
reception: {azc: {obligation: 9, locations: {a: {places: 5, opens: 2026-03-01}}}}
END
echo '/* https://huisstijl.example */ :root { --opgave-kleur-primair: #00811f }' >"$tmp/theme.css"
report small "$tmp/small.yaml" --set reception.azc.obligation=11 --theme "$tmp/theme.css" --no-charts
has small '<html lang="en">'
has small '--opgave-kleur-primair: #00811f'
has small 'Nothing is uncertain'
has small 'azc: it is tightest at the end of 2026. Then 6 places are missing.'
has small 'reception.azc.obligation=11'

# What is refused leaves nothing behind.
refuse() {
    text=$1
    shift
    expect 2 "$opgave" report "$@" --language en
    said "$text"
}
echo "@import 'x.css';" >"$tmp/bad.css"
refuse "'@import'" "$base" --theme "$tmp/bad.css" --out "$tmp/bad/bad.html"
[ ! -e "$tmp/bad" ] || fail 'a refused report left a folder'
refuse 'name a file that ends in .html' "$base" --out "$tmp/report.pdf"
refuse 'which scenario?' --out "$tmp/report.html"
refuse 'nowhere.yaml' "$base" "$tmp/nowhere.yaml" --out "$tmp/bad/bad.html"

# Without gnuplot, or when it fails, the words are there and say so.
mkdir "$tmp/bin"
for tool in sh cat cp sed env; do ln -s "$(command -v $tool)" "$tmp/bin/"; done
PATH=$tmp/bin expect 1 "$opgave" report "$tmp/small.yaml" --out "$tmp/bare/bare.html"
said 'apt-get install gnuplot-nox'
alone bare
said "the report without charts is '$tmp/bare/bare.html'"
has bare 'This report has no charts: '

# On paper: a browser gets a page in a folder of its own, and no shell.
PATH=$tmp/bin expect 1 "$opgave" report "$tmp/small.yaml" --no-charts --pdf --out "$tmp/unprinted/unprinted.html"
said "open '$tmp/unprinted/unprinted.html' in a browser and choose Print"
alone unprinted
cat >"$tmp/bin/chromium" <<END
#!$tmp/bin/sh
printf '%s\n' "\$@" >"$tmp/arguments"
for word; do
    case \$word in
    --print-to-pdf=*) paper=\${word#*=} ;;
    file://*) page=\${word#file://} ;;
    esac
done
"$tmp/bin/cp" "\$page" "$tmp/page.html"
"$tmp/bin/env" >"$tmp/environment"
printf '%%PDF-1.4\n...%%%%EOF\n' >"\$paper"
END
chmod +x "$tmp/bin/chromium"
PATH=$tmp/bin expect 0 "$opgave" report "$tmp/small.yaml" --no-charts --pdf --out "$tmp/small/small.html"
[ "$(ls -A "$tmp/small")" = 'small.html
small.pdf' ] || fail "beside the PDF: $(ls -A "$tmp/small")"
same "$tmp/page.html" "$tmp/small/small.html"
grep -qx -- '--headless' "$tmp/arguments" || fail 'no headless browser'
grep -qx -- '--host-resolver-rules=MAP \* ~NOTFOUND' "$tmp/arguments" || fail 'a browser with a network'
grep -q '^HOME=.*/small/.opgave-' "$tmp/environment" || fail 'not in its own folder'
grep -q '^SOURCE_DATE_EPOCH' "$tmp/environment" && fail 'the browser sees our environment'
# Half a file is none, and the old one stays.
cp "$tmp/small/small.pdf" "$tmp/old.pdf"
sed -i 's/%%%%EOF//' "$tmp/bin/chromium"
PATH=$tmp/bin expect 1 "$opgave" report "$tmp/small.yaml" --no-charts --pdf --out "$tmp/small/small.html"
said 'left no whole file'
same "$tmp/old.pdf" "$tmp/small/small.pdf"
printf '#!%s/sh\necho "no display" >&2\nexit 3\n' "$tmp/bin" >"$tmp/bin/chromium"
PATH=$tmp/bin expect 1 "$opgave" report "$tmp/small.yaml" --no-charts --pdf --out "$tmp/small/small.html"
said 'no display'
exit 0
