#!/bin/sh
# What a run tells: amounts that add up as printed, chances that are certain only by the plan, the
# year's highest shortage beside its end, no class where nothing is needed.
. "$(dirname "$0")/../lib.sh"

# tells BODY: the summary of a scenario of a year or two, in $tmp/stdout.
tells() {
    printf 'opgave: 1\ntitle: a test\nlanguage: nl\n%s\n' "$1" >"$tmp/a.yaml"
    expect 0 "$opgave" run "$tmp/a.yaml" --no-charts --out "$tmp/out"
    widest=$(LC_ALL=C.UTF-8 wc -L <"$tmp/stdout")
    [ "$widest" -le 80 ] || fail "a line of $widest columns"
}

# row PATTERN: that line is there.
row() {
    grep -Eq -- "$1" "$tmp/stdout" || fail "no '$1' in: $(cat "$tmp/stdout")"
}

# 2,99 - 1,01 would not be 1,99.
tells 'horizon: {start: 2026-01, end: 2026-12}
simulation: {replicates: 1000, seed: 1}
finance:
  lines:
    i: {income: 2_994_999, per: year}
    c: {cost: {dist: uniform, low: 1_005_000, high: 1_005_002}, per: year}'
row '^  2026 +2,99 +1,00 +1,99 '
row 'laatste cijfer zo afgerond'

# As whole millions they add up by themselves, and nothing is said.
tells 'horizon: {start: 2026-01, end: 2026-12}
finance: {lines: {i: {income: 3_000_000, per: year}, c: {cost: 1_000_000, per: year}}}'
row '^  2026 +3,00 +1,00 +2,00$'
grep -q 'zo afgerond' "$tmp/stdout" && fail 'nothing was rounded'

# Short in January, not in December; certain by the plan.
tells 'horizon: {start: 2027-01, end: 2027-12}
reception:
  azc:
    obligation: {2027-01: 320, 2027-06: 100}
    locations: {a: {places: 100}}
inputs: {n: {dist: uniform, low: 0, high: 1}}
finance: {lines: {l: {cost: {input: n}, per: year}}}'
row '^  eind 2027 +100 +100 +0 +0 tot 0 +0% +220$'
tells 'horizon: {start: 2027-01, end: 2027-12}
reception: {azc: {obligation: 320, locations: {a: {places: 100}}}}
inputs: {n: {dist: uniform, low: 0, high: 1}}
finance: {lines: {l: {cost: {input: n}, per: year}}}'
row '^  eind 2027 +320 +100 +220 +220 tot 220 +100%$'

# A chance of 1 that was counted is not certain; one that its bounds tell is.
tells 'horizon: {start: 2027-01, end: 2027-12}
simulation: {replicates: 200, seed: 1}
reception: {azc: {obligation: {dist: normal, mean: 250, sd: 9}, locations: {a: {places: 100}}}}'
row '^  eind 2027 .* >99%'
tells 'horizon: {start: 2027-01, end: 2027-12}
simulation: {replicates: 200, seed: 1}
reception: {azc: {obligation: {dist: uniform, low: 200, high: 300}, locations: {a: {places: 100}}}}'
row '^  eind 2027 .* 100%'

# Without a need there is no ratio to it, and no class.
tells 'horizon: {start: 2022-01, end: 2022-12}
simulation: {replicates: 16, seed: 1}
finance:
  reserve: {opening: 0, rule: authorised, planned: {2022: {add: 1_500_000, withdraw: 500_000}}}'
grep -q 'uitstekend' "$tmp/stdout" && fail 'a class without a need'
exit 0
