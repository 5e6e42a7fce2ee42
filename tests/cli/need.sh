#!/bin/sh
# What a run tells of the reserve that is needed: what decides it first, in parts that add up, and
# beside it what is not in it. Nobody who reads it alone should take it for something else.
. "$(dirname "$0")/../lib.sh"

# tells BODY: the summary of a scenario of 2025 and 2026, in $tmp/stdout.
tells() {
    printf 'opgave: 1\ntitle: a test\nlanguage: nl\nhorizon: {start: 2025-01, end: 2026-12}\n%s\n' "$1" >"$tmp/a.yaml"
    expect 0 "$opgave" run "$tmp/a.yaml" --no-charts --out "$tmp/out"
    widest=$(LC_ALL=C.UTF-8 wc -L <"$tmp/stdout")
    [ "$widest" -le 80 ] || fail "a line of $widest columns"
    tr '\n' ' ' <"$tmp/stdout" | sed 's/\xC2\xA0/ /g; s/  */ /g' >"$tmp/one"
}

# row PATTERN: that line is there; says TEXT: that text, however it is broken.
row() {
    grep -Eq -- "$1" "$tmp/stdout" || fail "no '$1' in: $(cat "$tmp/stdout")"
}
says() {
    grep -Fq -- "$1" "$tmp/one" || fail "no '$1' in: $(cat "$tmp/stdout")"
}
silent() {
    ! grep -Fq -- "$1" "$tmp/one" || fail "'$1' in: $(cat "$tmp/stdout")"
}
# before TEXT OTHER
before() {
    grep -Eq -- "$1.*$2" "$tmp/one" || fail "'$1' not before '$2' in: $(cat "$tmp/stdout")"
}

# The cost level decides; it is so already. What the council decided is a part of its own.
level='simulation: {replicates: 2000, seed: 1}
cases:
  peil: {label: Kosten per plek, kind: unknown, laag: 1, hoog: 1, assumption: Vraag het grootboek}
  regeling: {loopt_door: 1, stopt: 3}
finance:
  lines:
    a: {cost: {case: peil, laag: 0, hoog: 500_000}, per: year}
    b: {cost: {case: regeling, loopt_door: 0, stopt: 100_000}, per: year}
  reserve: {opening: unknown, certainty: 0.8, planned: {2025: {withdraw: 200_000}}}'
tells "$level"
says "wordt vooral bepaald door 'Kosten per plek': dat verklaart 97% van de spreiding. Dat staat al vast, maar is hier nog niet bekend"
says 'Kosten per plek – staat al vast, hier nog niet bekend. Vraag het grootboek'
says 'voegt `--case peil=laag` toe'
row '^  Kosten per plek \(nog niet bekend\)$'
row '^  regeling \(nog open\)$'
before 'Totaal nodig met 80% zekerheid' 'Over alle gevallen samen'
before 'Per geval, met 80% zekerheid' 'Over alle gevallen samen'
# the grid: 0.2 planned, and twice what is lost in a year
row '^  laag +0,20 +0,40 +0,40$'
row '^  hoog +1,20 +1,40 +1,40$'
row '^    hoog +50% +0,20 +1,1[0-9] +0,0[0-9] +1,40$'
# the council's level leads, and every line adds up
row '^  80% \(gekozen\) +0,20 +'
awk '/Over alle gevallen samen/ { on = 1 } /^$/ { if (on > 1) exit; if (on) on = 2 }
     on && /^  [0-9]+%/ { gsub(/\(gekozen\)/, ""); gsub(/,/, "."); gsub(/−/, "-")
        rows++; sum = $2 + $3 + $4 - $5; if (sum > 0.001 || sum < -0.001) { print; bad = 1 }
        if (rows == 1 && $1 != "80%") { print "first: " $1; bad = 1 } }
     END { if (rows != 5) { print rows " rows"; exit 1 } exit bad }' "$tmp/stdout" || fail 'the parts do not add up'
silent 'verwacht verlies'
row '^  begin 2026 +0,00 +'
says 'Wat na 2026 vastligt is hier niet te zien'

# Where no case decides, the total comes first.
tells "$(printf '%s' "$level" | sed 's/hoog: 500_000/hoog: 10/; s/stopt: 100_000/stopt: 20/; s/certainty: 0.8, //
s/b: {cost: {case/c: {cost: {dist: normal, mean: 0, sd: 300_000}, per: year}\n    b: {cost: {case/')"
silent 'wordt vooral bepaald'
before 'Over alle gevallen samen' 'Per geval, met 90% zekerheid'
says 'Welke zekerheid de raad wil, staat niet in het scenario'
row '^  90% +0,20 +'
says 'eigen toevalsmarge van de berekening, met 2.000 doorrekeningen, is ±'

# Two that tell something only together.
tells 'cases: {a: {x: 1, y: 1}, b: {kind: unknown, x: 1, y: 1}}
simulation: {replicates: 1000, seed: 1}
finance:
  lines: {l: {cost: {case: a, x: {case: b, x: 100, y: 0}, y: {case: b, x: 0, y: 100}}, per: year}}
  reserve: {opening: unknown}'
says "samen: zij verklaren 100% van de spreiding"

# A reserve that need not cover everything suffices only together with what it leaves.
tells 'inputs: {n: {dist: uniform, low: 0, high: 1_000_000}}
simulation: {replicates: 1000, seed: 1}
finance:
  lines: {l: {cost: {input: n}, per: year}}
  reserve: {opening: unknown, rule: authorised, planned: {2025: {cover_deficit: 300_000}}}'
says 'voor wat de reserve volgens haar regel moet betalen. Tekorten die zij volgens die regel niet dekt, zitten daar niet in'
says 'de kans dat er iets ongedekt blijft is >99%'
silent 'van de doorrekeningen. De eigen'

# What is known by now stands beside what was thought before.
tells 'cases: {peil: {laag: 1, hoog: 1}}
simulation: {replicates: 1000, seed: 1}
observed: {q1: {of: line.l, period: 2025-Q1, is: 25_000, sd: 100}}
finance:
  lines: {l: {cost: {case: peil, laag: 0, hoog: 100_000}, per: year}}
  reserve: {opening: 0}'
row '^ +vooraf +is '
row '^    laag +50% +<1% +– +– +– +– +–$'
row '^    hoog +50% +>99% +0 +200 +0 +200 +'
says 'Een streepje: dat komt in geen enkele doorrekening voor.'
says 'Aanwezig begin 2025: € 0.'

# The class is that of the council's certainty, with what it means.
tells 'finance:
  lines: {l: {cost: 100_000, per: year}}
  reserve: {opening: 280_000}'
says 'Dat is 1,40 keer wat met 90% zekerheid nodig is: B ruim voldoende. Klassen van het weerstandsvermogen: A boven 2,0; B vanaf 1,4;'
row '^  begin 2025 +0 +200 +200$'

# Beside it: contracts that go on, a shortage that costs nothing, streams without money, noughts.
tells 'simulation: {replicates: 1000, seed: 1}
cases: {gat: {label: Het tekort, blijft: 1, gevuld: 1}}
inputs: {deel: {case: gat, blijft: 0, gevuld: 1}, bonus: {value: 0, assumption: bronnen verschillen}}
reception:
  azc:
    label: Asielzoekers
    ignore_below: 5
    obligation: {2025: 103, 2026: 160}
    locations: {hal: {label: De hal, places: 100, opens: 2024-01-01, until: 2027-06-30}, vast: {places: 0}}
  oek: {label: Oekraïners, obligation: 10, locations: {p: {places: 4}}}
finance:
  lines:
    huur: {label: Huur, cost: 1000, per: contract_month, stream: azc}
    vullen: {cost: {product: [{input: deel}, 50]}, per: shortfall_day, stream: azc}
    bonus: {label: Bonus, income: {input: bonus, times: 404}, per: opening, location: hal}
  reserve: {opening: 0}'
says 'Vastgelegd na 2026: contracten kosten dan nog € 6.000 (in prijzen van de laatste maand) - Huur: € 6.000'
says 'Huur: niet meegeteld zijn contracten zonder einddatum, van vast'
says "Asielzoekers: bij 'blijft' (Het tekort) kost een tekort aan plekken niets, en wie het vult betaalt meer dan daar staat"
says '2025 3 (0%); 2026 60 (100%)'
says 'Oekraïners: hier is geen geld bij gerekend'
says 'Op 0 gezet, en dus niet meegerekend: - Bonus: bronnen verschillen'

# The same for machines.
command -v python3 >/dev/null || skip 'python3 is not installed'
python3 - "$tmp/out/metrics.json" <<'PY' || fail 'metrics.json'
import json, sys
told = json.load(open(sys.argv[1]))
need = told["need"]
assert need["certainty"] == 0.9 and need["available"] == 0
assert need["committed"] == {"cost": 6000, "income": 0}, need["committed"]
parts = need["parts"]
assert abs(parts["planned"] + parts["expected_deficit"] + parts["risk_buffer"] - parts["total"]) < 0.005
assert need["decides"] == ["gat"] and need["groups"]["gat"]["kind"] == "future"
assert need["groups"]["gat"]["explained"] > 0.999 and need["grids"] == []
azc, oek = need["outside"]["streams"]
assert azc["case"] == {"gat": "blijft"} and azc["money"] and azc["short"]["2026"]["mean"]["value"] == 60
assert not oek["money"] and "case" not in oek
assert need["outside"]["zeros"] == ["inputs.bonus"], need["outside"]["zeros"]
assert told["shortages"]["azc.shortfall"] == {"2025": 0, "2026": 1}
assert told["probabilities"]["p(azc.shortfall@2025-12 > 0)"]["all"]["value"] == 1
PY

# Chances leave trifles out, and say so; a row adds up, also where places are left over.
tells 'simulation: {replicates: 1000, seed: 1}
reception:
  azc:
    ignore_below: 5
    obligation: {dist: uniform, low: 40, high: 104}
    locations: {a: {places: 100}}'
row '^  eind 2025 +7[0-9] +100 +2[0-9] +0 +0 tot [01] +0%$'
says 'Minder dan 5 telt in de kans niet als tekort.'

# One group decides the shortage: then by case, as no future has their mean.
tells 'simulation: {replicates: 1000, seed: 1}
cases: {regeling: {loopt_door: 1, stopt: 1}}
reception: {azc: {obligation: {case: regeling, loopt_door: 300, stopt: 100}, locations: {a: {places: 100}}}}'
says "Tekort per geval, gemiddeld: 'regeling' bepaalt tot 100% van de spreiding"
row '^  loopt door +200 +200$'
row '^  stopt +0 +0$'

# A backlog begins and ends.
tells 'simulation: {replicates: 1000, seed: 1}
housing: {s: {opening_backlog: 50, taakstelling: {2025-H1: 30, 2025-H2: 30, 2026: 60},
  supply: {c: {persons_per_month: {dist: poisson, mean: 4}}}}}'
row '^  2025 +50 +60 +4[0-9] +6[0-9] '
says 'Begin + taakstelling (netto) − gehuisvest = eind.'
exit 0
