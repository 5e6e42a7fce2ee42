#!/bin/sh
# charts.sh OPGAVE: what charts are to fit, their words beside them, and titles that would run if they
# were not text.
. "$(dirname "$0")/../lib.sh"
command -v gnuplot >/dev/null || skip 'needs gnuplot'
cd "$tmp" || exit 1

cat >scenario.yaml <<'END'
opgave: 1
title: "'s-Gravenhage \"x\" `touch ran` <script>alert(1)</script>\n]]> \u05e9\u05dc\u05d5\u05dd \U0001d11e"
language: en
horizon: {start: 2026-01, end: 2027-12}
simulation: {replicates: 50, seed: 1}
reception:
  azc:
    label: "'t <b>Huis</b> `touch ran` & ]]> \u05e9\u05dc\u05d5\u05dd \U0001d11e"
    obligation: {low: 80, likely: 100, high: 120}
    locations:
      a: {label: "\"A\" <script> `touch ran`", places: 90, opens: 2026-03-01, delay: {low: 0, likely: 2, high: 9}}
END

# about FORMAT SIZE: width and height of the first chart, as its format has them.
about() {
    expect 0 "$opgave" run scenario.yaml --quiet --format "$1" --size "$2" --out "$2-$1"
    python3 - "$2-$1/charts/reception-azc.$1" <<'END'
import re, struct, sys
data = open(sys.argv[1], "rb").read()
if data.startswith(b"\x89PNG"):
    print(*struct.unpack(">II", data[16:24]))
elif data.startswith(b"%PDF"):
    box = re.search(rb"/MediaBox \[ *0 0 ([\d.]+) ([\d.]+)", data)
    print(*(f"{float(side):.0f}" for side in box.groups()))
else:
    print(*(side.decode() for side in re.search(rb'width="([^"]+)" height="([^"]+)"', data).groups()))
END
}

case $(about png slide) in '1920 1080') ;; *) fail 'a slide is no 1920 x 1080' ;; esac
case $(about png page) in '1890 '*) ;; *) fail 'a page is not 16 cm at 300 to the inch' ;; esac
case $(about png web) in '1920 '*) ;; *) fail 'the web is not 960 px at two to a px' ;; esac
case $(about pdf slide) in '960 540') ;; *) fail 'a slide is no 13.33 by 7.5 inches' ;; esac
case $(about pdf page) in '453 '* | '454 '*) ;; *) fail 'a page is not 16 cm wide' ;; esac
about svg page | grep -q '6.2992in' || fail 'an SVG of a page is not 16 cm wide'
about svg web | grep -q "^960 " || fail 'an SVG of the web is not 960 px wide'
expect 2 "$opgave" run scenario.yaml --size poster
said "--size"
said "'poster'"

# the words, which also stand in the SVG
for chart in reception-azc locations; do
    [ -s "web-svg/charts/$chart.alt.txt" ] || fail "no words for $chart"
    grep -qF "'s-Gravenhage" "web-svg/charts/$chart.alt.txt" || fail "$chart: other words"
done
grep -q 'At the end of 2027: obligation 100, capacity 90 ' web-svg/charts/reception-azc.alt.txt || fail 'words without figures'
grep -qF '<b>Huis</b> `touch ran`' web-svg/charts/reception-azc.alt.txt || fail 'words are changed'
python3 - web-svg/charts/*.svg <<'END' || fail 'a title is more than text'
import sys, xml.etree.ElementTree as tree
for path in sys.argv[1:]:
    root = tree.parse(path).getroot()
    tags = {node.tag.rsplit("}", 1)[-1] for node in root.iter()}
    assert not tags & {"script", "b"}, tags
    text = "".join(root.itertext())
    for part in ("'s-Gravenhage", "`touch ran`", "<script>", "]]>", "\u05e9\u05dc\u05d5\u05dd"):
        assert part in text, (path, part)
END
[ -z "$(find . -name ran)" ] || fail 'a title was run'

# an older run's words go with its charts
expect 0 "$opgave" run scenario.yaml --quiet --no-charts --out web-svg
[ -z "$(find web-svg -name '*.alt.txt')" ] || fail 'words of a chart that is gone'
