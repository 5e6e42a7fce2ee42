#!/bin/sh
# An EXERCISE, no bookings of Leiden's: invented figures for three quarters of 2025 on top of the Leiden scenario, to see
# that the ledger tells which futures are still there.
. "$(dirname "$0")/../lib.sh"
cp "$root"/scenarios/leiden/base.yaml "$tmp" || fail 'no base'
cd "$tmp" || exit 1

# 558 places at € 49.50 a day, of which 60 % is in contracts: 90, 91 and 92 days x 558 x 29.70 = 1,491,534, 1,508,106.6
# and 1,524,679.2; give or take 5 %.
cat >bookings.yaml <<'END'
extends: base.yaml
title: Oefening met verzonnen boekingen van drie kwartalen
observed:
  oefening_q1: {of: line.contract_ukraine, period: 2025-Q1, is: 1_491_534, sd: 74_577, assumption: verzonnen}
  oefening_q2: {of: line.contract_ukraine, period: 2025-Q2, is: 1_508_107, sd: 75_405, assumption: verzonnen}
  oefening_q3: {of: line.contract_ukraine, period: 2025-Q3, is: 1_524_679, sd: 76_234, assumption: verzonnen}
END
expect 0 "$opgave" run bookings.yaml --replicates 4000 --values line.contract_ukraine@2025 --no-charts --out kept
share() { python3 -c "import json; d = json.load(open('kept/metrics.json'))['observed']['cases']['kostenpeil']['$1']
print(d['$2'])" || fail "$1"; }

# Beforehand 35 %; at € 27, give or take 3, a quarter is 45 % too low, nine times what it may be off.
[ "$(share laag weight)" = 0.35 ] || fail "beforehand $(share laag weight)"
awk -v p="$(share laag share)" 'BEGIN { exit !(p < 0.01) }' || fail "'laag' is left $(share laag share)"
awk -v p="$(share midden share)" -v q="$(share hoog share)" 'BEGIN { exit !(p > q && q > 0.02 && p + q > 0.99) }' ||
    fail "of the others is left $(share midden share) and $(share hoog share)"
# What is kept costs what was booked: 49.5 a day, within what three times 5 % leaves.
awk -F, 'NR > 1 { sum += $2; n++ } END { m = sum / n / (558 * 365 * 0.6); exit !(n == 4000 && m > 48 && m < 51) }' \
    kept/values.csv || fail 'kept futures do not cost what was booked'
tr '\n' ' ' <"$tmp/stdout" | tr -s ' ' | grep -q 'laag' || fail 'the summary does not tell'

# In a comparison both samples are told apart; the cost level moves nothing any more that is known.
expect 0 "$opgave" compare base.yaml bookings.yaml --replicates 1000 --no-charts --bridge --out compared
tr '\n' ' ' <"$tmp/stdout" | tr -s ' ' | grep -q 'verschil is dat tussen twee steekproeven' ||
    fail "$(cat "$tmp/stdout")"
grep -q '"same_futures": false' compared/compare.json || fail 'compare.json'
[ "$(cut -d, -f3 compared/bridge.csv | sort -u | grep -c .)" -eq 2 ] || fail "$(cut -d, -f1-5 compared/bridge.csv)"
exit 0
