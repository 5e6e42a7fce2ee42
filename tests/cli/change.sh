#!/bin/sh
# change.sh OPGAVE: `change` and --set PATH*= and += do what is written by hand.
. "$(dirname "$0")/../lib.sh"

cat >"$tmp/base.yaml" <<'END'
opgave: 1
title: Change
language: en
horizon: {start: 2026-01, end: 2027-12}
simulation: {replicates: 200, seed: 1}
sources: {budget: Budget 2026}
cases: {norm: {stays: 1, falls: 1}}
inputs: {people: {2025: 100, 2026: {low: 80, likely: 100, high: 150}}}
housing:
  holders:
    taakstelling: {2025: 20, 2026-H1: {value: 30, source: budget}, 2026-H2: {dist: uniform, low: 20, high: 40}, 2027: 50}
    realised: {2025: 12}
    supply: {homes: {homes_per_month: 2}}
reception:
  azc:
    obligation: {2025: 500, 2026: {value: 619, source: budget}, 2027: {case: norm, stays: 619, falls: 400}, 2029: 700}
    locations:
      a: {places: 60, opens: 2026-02-01, until: 2026-06-30, delay: {low: 0, likely: 4, high: 12}}
      b: {places: {input: people, times: 0.5}, opens: 2026-03-01}
finance:
  lines: {rent: {cost: 100, per: place_day, stream: azc}}
  reserve: {opening: 1000}
levers: {later: {label: Later, set: reception.azc.locations.a.delay, low: 0, high: 24}}
END

# results NAME ARGUMENT...: the machine files of a run.
results() {
    name=$1
    shift
    expect 0 "$opgave" run "$@" --no-charts --quiet --out "$tmp/$name"
    rm -f "$tmp/$name"/*.txt "$tmp/$name"/resolved.yaml "$tmp/$name"/manifest.json "$tmp/$name"/run.json
}

# equal CHANGE SET HAND...: `change: {CHANGE}`, --set SET and the lines HAND give the same series.
count=0
equal() {
    change=$1 set=$2
    shift 2
    count=$((count + 1))
    printf '%s\n' 'extends: base.yaml' "change: {$change}" >"$tmp/changed.yaml"
    printf '%s\n' 'extends: base.yaml' "$@" >"$tmp/hand.yaml"
    results changed "$tmp/changed.yaml"
    results hand "$tmp/hand.yaml"
    same "$tmp/changed/series.csv" "$tmp/hand/series.csv"
    expect 0 "$opgave" run "$tmp/changed.yaml" --no-charts --quiet --out "$tmp/again"
    expect 0 "$opgave" run "$tmp/again/resolved.yaml" --no-charts --quiet --out "$tmp/resolved"
    same "$tmp/changed/series.csv" "$tmp/resolved/series.csv"
    [ -z "$set" ] && return
    results set "$tmp/base.yaml" --set "$set"
    same "$tmp/changed/series.csv" "$tmp/set/series.csv"
}
a=reception.azc.locations.a b=reception.azc.locations.b
equal "$a.places: {times: 2, plus: 6}" '' 'reception: {azc: {locations: {a: {places: 126}}}}'
equal "$a.delay: {plus: 6}" "$a.delay+=6" \
    'reception: {azc: {locations: {a: {delay: {low: 6, likely: 10, high: 18}}}}}'
equal "$b.delay: {plus: 6}" "$b.delay+=6" 'reception: {azc: {locations: {b: {delay: 6}}}}'
equal "$a.until: {plus: 8m}" "$a.until+=8m" 'reception: {azc: {locations: {a: {until: 2027-02-28}}}}'
equal "$a.opens: {plus: -1m}" "$a.opens+=-1m" 'reception: {azc: {locations: {a: {opens: 2026-01-01}}}}'
equal "$b.places: {times: 2}" "$b.places *= 2" 'reception: {azc: {locations: {b: {places: {input: people, times: 1}}}}}'
equal 'inputs.people: {times: 2}' 'inputs.people*=2' 'inputs: {people: {2026: {low: 160, likely: 200, high: 300}}}'
equal 'reception.azc.obligation: {times: 2}' 'reception.azc.obligation*=2' \
    'reception: {azc: {obligation: {2026: 1238, 2027: {stays: 1238, falls: 800}}}}'
equal 'housing.holders.taakstelling: {times: 2}' 'housing.holders.taakstelling*=2' \
    'housing: {holders: {taakstelling: {2026-H1: 60, 2026-H2: {low: 40, high: 80}, 2027: 100}}}'
equal 'finance.reserve.planned.2026.add: {plus: 500}' 'finance.reserve.planned.2026.add+=500' \
    'finance: {reserve: {planned: {2026: {add: 500}}}}'
[ $count = 10 ] || fail 'not all was compared'
results lever "$tmp/base.yaml" --set 'later += 6'
results path "$tmp/base.yaml" --set "$a.delay+=6"
same "$tmp/lever/series.csv" "$tmp/path/series.csv"

expect 0 "$opgave" levers "$tmp/base.yaml" --set 'later += 6'
grep -q 'pert 0 / 4 / 12 + 6' "$tmp/stdout" || fail "levers tell: $(cat "$tmp/stdout")"

# A later file: what it restates whole loses the change, what it restates in part keeps it.
printf '%s\n' 'extends: base.yaml' "change: {$a.delay: {plus: 6}}" >"$tmp/later.yaml"
printf '%s\n' 'extends: later.yaml' "reception: {azc: {locations: {a: {delay: {low: 1, likely: 2, high: 3}}}}}" >"$tmp/whole.yaml"
printf '%s\n' 'extends: later.yaml' "reception: {azc: {locations: {a: {delay: {high: 18}}}}}" >"$tmp/part.yaml"
results whole "$tmp/whole.yaml"
results whole_hand "$tmp/base.yaml" --set "$a.delay={low: 1, likely: 2, high: 3}"
same "$tmp/whole/series.csv" "$tmp/whole_hand/series.csv"
results part "$tmp/part.yaml"
results part_hand "$tmp/base.yaml" --set "$a.delay={low: 6, likely: 10, high: 24}"
same "$tmp/part/series.csv" "$tmp/part_hand/series.csv"
printf '%s\n' 'extends: later.yaml' "change: {$a.delay: {times: 2}}" >"$tmp/twice.yaml"
results twice "$tmp/twice.yaml"
results twice_hand "$tmp/base.yaml" --set "$a.delay={low: 12, likely: 20, high: 36}"
same "$tmp/twice/series.csv" "$tmp/twice_hand/series.csv"

# Six months later, of a certain date, is what the model makes of a delay of six.
results moved "$tmp/base.yaml" --set "$b.opens+=6m"
results delayed "$tmp/base.yaml" --set "$b.delay+=6"
grep '^azc\|^location.b' "$tmp/moved/series.csv" >"$tmp/one"
grep '^azc\|^location.b' "$tmp/delayed/series.csv" >"$tmp/two"
[ -s "$tmp/one" ] || fail 'no places to compare'
same "$tmp/one" "$tmp/two"

# A change is one input of a comparison, whatever it changes.
printf '%s\n' 'extends: base.yaml' 'change: {reception.azc.obligation: {times: 2}}' >"$tmp/double.yaml"
expect 0 "$opgave" compare "$tmp/base.yaml" "$tmp/double.yaml" --no-charts --quiet --bridge --out "$tmp/compare"
found=$(cat "$tmp"/compare/*.json | grep -c '"reception.azc.obligation"')
[ "$found" -ge 1 ] || fail "the change is not told as one: $(cat "$tmp"/compare/*.json | grep obligation)"
cat "$tmp"/compare/*.json | grep -q 'reception.azc.obligation.20' && fail 'it is told entry by entry'

# --case is --set case:, in the order of the command line.
results taken "$tmp/base.yaml" --case norm=falls
results set "$tmp/base.yaml" --set case:norm=falls
same "$tmp/taken/series.csv" "$tmp/set/series.csv"
for command in check show levers; do
    expect 0 "$opgave" $command "$tmp/base.yaml" --case=norm=falls
done
expect 2 "$opgave" run "$tmp/base.yaml" --case norm=rises
said "no norm with a case 'rises'"
exit 0
