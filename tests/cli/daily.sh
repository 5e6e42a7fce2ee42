#!/bin/sh
# The daily questions of who writes policy, each on a scenario that can be worked by hand; the working stands above it.
# All figures are invented. doc/handleiding.md asks the same of Leiden.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 1

# scenario FILE HORIZON: what follows on standard input, with its head.
scenario() {
    printf 'opgave: 1\ntitle: %s\nhorizon: %s\nsimulation: {replicates: 1024, seed: 1, sampling: %s}\n' \
        "$1" "$2" "${3-sobol}" >"$1.yaml"
    cat >>"$1.yaml"
}

# value METRIC RUN-ARGUMENT...: of the first future, which in these scenarios is that of all others.
value() {
    metric=$1
    shift
    expect 0 "$opgave" run "$@" --values "$metric" --no-charts --quiet --out one
    awk -F, 'NR == 2 { first = $2 } NR > 1 && $2 != first { other = 1 }
             END { print other ? "not the same in all futures" : first }' one/values.csv
}

# worked WHAT EXPECTED GOT
worked() {
    awk -v a="$2" -v b="$3" 'BEGIN { exit !(a == b || a - b < 1e-6 * (a < 0 ? -a : a) && b - a < 1e-6 * (a < 0 ? -a : a)) }' ||
        fail "$1: by hand $2, but $3"
}

# near WHAT EXPECTED GOT WITHIN
near() {
    awk -v a="$2" -v b="$3" -v within="$4" 'BEGIN { exit !(b - a < within && a - b < within) }' ||
        fail "$1: by hand $2 (within $4), but $3"
}

# json FILE EXPRESSION: of Python's, on the file's content d.
json() {
    python3 -c "import json, sys; d = json.load(open(sys.argv[1])); print($2)" "$1" || fail "$1: $2"
}

# ---- 1. What will the year end at, given the bookings? ----
# 100 places: income 365 x 100 x 40 = 1,460,000. Booked until September 1,365,000; then 92 days x 100 x 45 = 414,000.
# Result 1,460,000 - 1,365,000 - 414,000 = -319,000.
scenario year_end '{start: 2025-01, end: 2025-12}' <<'END'
reception: {opvang: {obligation: 100, locations: {pand: {places: 100, until: 2025-12-31}}}}
finance:
  lines:
    dagbedrag: {income: 40, per: place_day, stream: opvang}
    kosten: {cost: 45, per: contract_place_day, stream: opvang}
  actuals: {kosten: {2025-Q1: 450_000, 2025-Q2: 455_000, 2025-Q3: 460_000}}
END
worked 'year end' -319000 "$(value result@2025 year_end.yaml)"

# What the bookings tell of the cost level. The third quarter costs 92 x 100 x 30 = 276,000, 45: 414,000 or 56: 515,200;
# booked 414,000, give or take 50,000. Likelihoods exp(-1/2 (138/50)^2) = 0.02218, 1 and exp(-1/2 (101.2/50)^2) = 0.12895;
# with the weights 0.35, 0.45 and 0.20: 0.00776, 0.45 and 0.02579, of 0.48355: 1.6 %, 93.1 % and 5.3 %.
scenario ledger '{start: 2025-01, end: 2025-12}' random <<'END'
cases: {peil: {kind: unknown, laag: 0.35, midden: 0.45, hoog: 0.20}}
reception: {opvang: {obligation: 100, locations: {pand: {places: 100, until: 2025-12-31}}}}
finance:
  lines:
    kosten: {cost: {case: peil, laag: 30, midden: 45, hoog: 56}, per: contract_place_day, stream: opvang}
observed: {boekingen: {of: line.kosten, period: 2025-Q3, is: 414_000, sd: 50_000}}
END
expect 0 "$opgave" run ledger.yaml --replicates 20000 --no-charts --quiet --out ledger
share() { json ledger/metrics.json "d['metrics']['result.sum']['cases']['peil']['$1']['count'] / 20000"; }
near 'low after the bookings' 0.0160 "$(share laag)" 0.0045 # five standard errors
near 'middle after the bookings' 0.9306 "$(share midden)" 0.009
near 'high after the bookings' 0.0533 "$(share hoog)" 0.008

# ---- 2. What is expected, and what is buffer? ----
# Good (half of the futures): 100,000 over; bad: 300,000 short; the council planned to take 50,000. Bad needs 350,000,
# good none (its drawdown is -50,000). Structural (350 - 50) / 2 = 150,000, of which planned 50,000 and expected 100,000;
# at 90 % the total is 350,000, so the buffer is 200,000.
scenario parts '{start: 2025-01, end: 2025-12}' <<'END'
cases: {jaar: {goed: 0.5, slecht: 0.5}}
finance:
  lines: {saldo: {income: {case: jaar, goed: 400_000, slecht: 0}, per: year}, vast: {cost: 300_000, per: year}}
  reserve: {opening: unknown, planned: {2025: {withdraw: 50_000}}, certainty: 0.9}
END
expect 0 "$opgave" run parts.yaml --no-charts --quiet --out parts
part() { json parts/metrics.json "d['metrics']['reserve.required_opening']['all']['parts']['90']['$1']"; }
worked planned 50000 "$(part planned)"
near 'expected deficit' 100000 "$(part expected_deficit)" 500
near 'risk buffer' 200000 "$(part risk_buffer)" 500
worked total 350000 "$(part total)"

# ---- 3. At which norm does a location carry itself? ----
# North: 100 places, rent 30; south: 50 places, rent 45. 120 people in 150 places: 80 and 40 of them, 10 each.
# North (100 x 30 + 80 x 10) / 100 = 38; south (50 x 45 + 40 x 10) / 50 = 53.
scenario even '{start: 2025-01, end: 2025-12}' <<'END'
inputs: {norm: 44}
reception:
  opvang:
    obligation: 150
    occupancy: 0.8
    locations: {noord: {places: 100, until: 2025-12-31}, zuid: {places: 50, until: 2025-12-31}}
finance:
  lines:
    norm_noord: {income: {input: norm}, per: place_day, location: noord}
    huur_noord: {cost: 30, per: contract_place_day, location: noord}
    zorg_noord: {cost: 10, per: occupied_day, location: noord}
    norm_zuid: {income: {input: norm}, per: place_day, location: zuid}
    huur_zuid: {cost: 45, per: contract_place_day, location: zuid}
    zorg_zuid: {cost: 10, per: occupied_day, location: zuid}
END
even() {
    expect 0 "$opgave" solve even.yaml --vary inputs.norm=20:80:0.01 --no-charts --quiet --out even \
        --until "mean(location.$1.income.sum - location.$1.cost.sum) >= 0"
    json even/solve.json "d['answer']"
}
worked 'break-even of the north' 38 "$(even noord)"
worked 'break-even of the south' 53 "$(even zuid)"

# ---- 4. Five years, or two with an option? ----
# 150,000 a year while the scheme goes on. Five years at 10,000 a month: to the end of 2028 (4 x 150 - 480 =) 120,000
# over, or (2 x 150 - 480 =) 180,000 short when it stops after 2026, and 120,000 of rent is committed after 2028. Two years
# with an option at 12,000: (600 - 576 =) 24,000, or (300 - 288 =) 12,000 over. Regret 0 and 192,000 against 96,000 and 0.
# Equal at -120 + 300 w = -24 + 12 w: w = 1/3.
scenario five_years '{start: 2025-01, end: 2028-12}' <<'END'
cases: {regeling: {door: 0.8, stopt: 0.2}}
reception:
  opvang: {obligation: 10, locations: {pand: {places: 10, opens: 2025-01-01, until: 2029-12-31}}}
finance:
  lines:
    dagbedrag: {income: {2025: 150_000, 2027: {case: regeling, door: 150_000, stopt: 0}}, per: year}
    huur: {cost: 10_000, per: contract_month, location: pand}
  reserve: {opening: unknown}
END
cat >option.yaml <<'END'
extends: five_years.yaml
title: two years with an option
reception: {opvang: {locations: {pand: {until: 2026-12-31, extension: {case: regeling, door: 24, stopt: 0}}}}}
finance: {lines: {huur: {cost: 12_000}}}
END
expect 0 "$opgave" choose five_years.yaml option.yaml --metric 'mean(reserve.drawdown@2028)' --over regeling \
    --no-charts --out lease
choice() { json lease/choose.json "$1"; }
worked 'long lease, goes on' -120000 "$(choice "d['options'][0]['futures'][0]['value']")"
worked 'long lease, stops' 180000 "$(choice "d['options'][0]['futures'][1]['value']")"
worked 'option, goes on' -24000 "$(choice "d['options'][1]['futures'][0]['value']")"
worked 'option, stops' -12000 "$(choice "d['options'][1]['futures'][1]['value']")"
worked 'regret of the long lease' 192000 "$(choice "d['options'][0]['largest_regret']")"
worked 'regret of the option' 96000 "$(choice "d['options'][1]['largest_regret']")"
worked 'break-even weight' 0.3333333333 "$(choice "d['futures'][1]['break_even_weight']['value']")"
worked 'committed by the long lease' 120000 "$(value line.huur.committed five_years.yaml)"
worked 'committed by the option' 0 "$(value line.huur.committed option.yaml)"

# ---- 5. Half a year later while the rent runs ----
# July to December has 184 days: 184 x 100 x 50 = 920,000 is not received; the rent is that of the contract. Were it paid
# from the opening on, 184 x 100 x 30 = 552,000 would be saved.
scenario in_time '{start: 2025-01, end: 2026-12}' <<'END'
reception:
  opvang:
    obligation: 100
    locations: {pand: {places: 100, opens: 2025-07-01, until: 2026-12-31, contract: {from: 2025-07-01}}}
finance:
  lines:
    dagbedrag: {income: 50, per: place_day, stream: opvang}
    huur: {cost: 30, per: contract_place_day, stream: opvang}
END
printf 'extends: in_time.yaml\ntitle: later\nchange: {reception.opvang.locations.pand.delay: {plus: 6}}\n' >later.yaml
expect 0 "$opgave" compare in_time.yaml later.yaml --metric result.sum --no-charts --out delay
difference() { awk -F, -v m="$1" '$2 == m { print $5 }' delay/compare.csv; }
head -1 delay/compare.csv | grep -q '^scenario,metric,base,other,difference,' || fail "$(head -1 delay/compare.csv)"
worked 'half a year with rent' -920000 "$(difference result.sum)"
expect 0 "$opgave" compare in_time.yaml later.yaml --metric result.sum --no-charts --out delay \
    --set reception.opvang.locations.pand.contract=null
worked 'half a year without rent' -368000 "$(difference result.sum)"

# ---- 6. The scheme stops ----
# Goes on: 365 x 100 x (50 - 30) = 730,000. Stops on 1 July: 181 x 100 x 50 = 905,000 against 1,095,000.
scenario stops '{start: 2025-01, end: 2025-12}' <<'END'
cases: {regeling: {door: 0.8, stopt: 0.2}}
reception: {opvang: {obligation: 100, locations: {pand: {places: 100, until: 2025-12-31}}}}
finance:
  lines:
    dagbedrag: {income: {2025: 50, 2025-07-01: {case: regeling, door: 50, stopt: 0}}, per: place_day, stream: opvang}
    huur: {cost: 30, per: contract_place_day, stream: opvang}
END
worked 'goes on' 730000 "$(value result@2025 stops.yaml --case regeling=door)"
worked stops -190000 "$(value result@2025 stops.yaml --case regeling=stopt)"

# ---- 7. Why is it lower than half a year ago? ----
# The norm brings 50,000 a year less, the rent is 40,000 dearer, care 10,000 cheaper: -80,000 a year.
scenario january '{start: 2025-01, end: 2025-12}' <<'END'
finance:
  lines:
    dagbedrag: {income: 500_000, per: year}
    huur: {cost: 300_000, per: year}
    zorg: {cost: 100_000, per: year}
END
printf 'extends: january.yaml\ntitle: july\nfinance: {lines: {dagbedrag: {income: 450_000}, %s}}\n' \
    'huur: {cost: 340_000}, zorg: {cost: 90_000}' >july.yaml
expect 0 "$opgave" compare january.yaml july.yaml --bridge --metric result.sum --no-charts --out why
adds() { awk -F, -v path="finance.lines.$1" '$1 == "result.sum" && $3 == path { print $5 }' why/bridge.csv; }
worked 'by the norm' -50000 "$(adds dagbedrag.income)"
worked 'by the rent' -40000 "$(adds huur.cost)"
worked 'by care' 10000 "$(adds zorg.cost)"

# The same half a year on, in a file that begins a year later: from 2026 on 2 x 100,000 was needed, now 2 x 120,000. That
# the file begins later adds nothing, what became dearer 40,000.
scenario first '{start: 2025-01, end: 2027-12}' <<'END'
finance: {lines: {tekort: {cost: 100_000, per: year}}, reserve: {opening: unknown}}
END
scenario second '{start: 2026-01, end: 2028-12}' <<'END'
finance: {lines: {tekort: {cost: 120_000, per: year}}, reserve: {opening: unknown}}
END
expect 0 "$opgave" compare first.yaml second.yaml --bridge --metric 'p90(reserve.required_opening)' --no-charts --out on
adds() { awk -F, -v path="$1" '$3 == path { print $5 }' on/bridge.csv; }
near 'by beginning later' 0 "$(adds horizon)" 0.001
worked 'by what became dearer' 40000 "$(adds finance.lines.tekort.cost)"

# ---- 8. When does the reserve fall below 5 million? ----
# From 8 million, 1.2 million less each year: 6.8, 5.6, 4.4: at the end of 2027.
scenario below '{start: 2025-01, end: 2029-12}' <<'END'
finance: {lines: {tekort: {cost: 1_200_000, per: year}}, reserve: {opening: 8_000_000}}
END
worked 'below five million' 2027 "$(value 'first(reserve.balance < 5000000)' below.yaml)"

# ---- 9. By when must we decide? ----
# The old site closes on 30 June 2027 and the new one takes 18 months: it must be decided on 1 January 2026 at the latest.
scenario decide '{start: 2025-01, end: 2028-12}' <<'END'
reception:
  azc:
    obligation: 100
    locations:
      oud: {places: 100, until: 2027-06-30}
      nieuw: {places: 100, opens: 2025-06-01, delay: 18}
END
worked 'decided in time' 0 "$(value azc.shortfall.sum decide.yaml --set reception.azc.locations.nieuw.opens=2026-01-01)"
worked 'decided a month late' 100 "$(value azc.shortfall.sum decide.yaml --set reception.azc.locations.nieuw.opens=2026-02-01)"
expect 0 "$opgave" solve decide.yaml --vary reception.azc.locations.nieuw.opens=2025-01-01:2028-01-01:1m --largest \
    --until 'mean(azc.shortfall.sum) <= 0' --no-charts --quiet --out decide
[ "$(json decide/solve.json "d['answer']")" = 2026-01-01 ] || fail "decided by $(json decide/solve.json "d['answer']")"

# ---- 10. A location that opens when it is needed ----
# The old site closes with 2025. January, February and March are short: decided in March, planned for 1 April, six months
# to realise: open on 1 October 2026. Nine months x 100 places are short.
scenario steered '{start: 2025-01, end: 2026-12}' <<'END'
reception:
  azc:
    obligation: 100
    locations:
      oud: {places: 100, until: 2025-12-31}
      reserve_pand: {places: 100, opens: {when: azc.shortfall, above: 50, for_months: 3}, delay: 6}
END
worked 'short for nine months' 900 "$(value azc.shortfall.sum steered.yaml)"
worked 'not open in September' 0 "$(value location.reserve_pand.places@2026-09 steered.yaml)"
worked 'open in October' 100 "$(value location.reserve_pand.places@2026-10 steered.yaml)"
