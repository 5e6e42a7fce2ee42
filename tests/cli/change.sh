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

# results NAME ARGUMENT...: the machine files of a run: series, metrics and values of every future.
results() {
    name=$1
    shift
    expect 0 "$opgave" run "$@" --no-charts --quiet --out "$tmp/$name" \
        --values 'reserve.drawdown@2027' --values 'first(azc.shortfall > 0)' --values line.rent@2026
}

# equals ONE OTHER: two runs gave the same, but for the scenario's name.
equals() {
    for file in series.csv values.csv metrics.json; do
        [ -s "$tmp/$1/$file" ] || fail "no $1/$file"
        sed '/"scenario":/d' "$tmp/$1/$file" >"$tmp/one"
        sed '/"scenario":/d' "$tmp/$2/$file" >"$tmp/two"
        cmp -s "$tmp/one" "$tmp/two" || fail "$file of $1 and $2 differ: $(diff "$tmp/one" "$tmp/two" | head -4)"
    done
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
    equals changed hand
    results resolved "$tmp/changed/resolved.yaml"
    equals changed resolved
    [ -z "$set" ] && return
    results set "$tmp/base.yaml" --set "$set"
    equals changed set
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
equals lever path

expect 0 "$opgave" levers "$tmp/base.yaml" --set 'later += 6'
grep -q 'pert 0 / 4 / 12 + 6' "$tmp/stdout" || fail "levers tell: $(cat "$tmp/stdout")"

# A later file: what it restates whole loses the change, what it restates in part keeps it.
printf '%s\n' 'extends: base.yaml' "change: {$a.delay: {plus: 6}}" >"$tmp/later.yaml"
printf '%s\n' 'extends: later.yaml' "reception: {azc: {locations: {a: {delay: {low: 1, likely: 2, high: 3}}}}}" >"$tmp/whole.yaml"
printf '%s\n' 'extends: later.yaml' "reception: {azc: {locations: {a: {delay: {high: 18}}}}}" >"$tmp/part.yaml"
results whole "$tmp/whole.yaml"
results whole_hand "$tmp/base.yaml" --set "$a.delay={low: 1, likely: 2, high: 3}"
equals whole whole_hand
results part "$tmp/part.yaml"
results part_hand "$tmp/base.yaml" --set "$a.delay={low: 6, likely: 10, high: 24}"
equals part part_hand
printf '%s\n' 'extends: later.yaml' "change: {$a.delay: {times: 2}}" >"$tmp/twice.yaml"
results twice "$tmp/twice.yaml"
results twice_hand "$tmp/base.yaml" --set "$a.delay={low: 12, likely: 20, high: 36}"
equals twice twice_hand

# All in one what-if, all on one command line, and by hand; also of a gecorrigeerde taakstelling, of
# which the netto is changed: with a backlog of 2 x 20 + 5 it is 80 - 45, and twice that 70.
cat >"$tmp/rich.yaml" <<'END'
extends: base.yaml
housing: {holders: {taakstelling: {2026-H1: {corrected: 80}}, opening_backlog: 20, realised: null}}
reception: {azc: {locations: {c: {places: 40, opens: 2026-03-01, term_months: 12}}}}
finance:
  lines: {grant: {income: 600, per: opening, location: c, lag_months: 2}}
  reserve: {planned: {2026: {withdraw: 70}}}
END
cat >"$tmp/all.yaml" <<END
extends: rich.yaml
change:
  reception.azc.locations.c.opens: {plus: 2m}
  reception.azc.locations.c.term_months: {times: 0.5}
  reception.azc.obligation: {plus: 10}
  housing.holders.opening_backlog: {times: 2, plus: 5}
  housing.holders.taakstelling.2026-H1: {times: 2}
  finance.lines.rent.cost: {times: 2}
  finance.lines.grant.lag_months: {plus: 3}
  finance.reserve.planned.2026.withdraw: {plus: 100}
END
cat >"$tmp/hand.yaml" <<'END'
extends: rich.yaml
reception:
  azc:
    obligation: {2026: 629, 2027: {stays: 629, falls: 410}}
    locations: {c: {opens: 2026-05-01, term_months: 6}}
housing: {holders: {opening_backlog: 45, taakstelling: {2026-H1: 70}}}
finance:
  lines: {rent: {cost: 200}, grant: {lag_months: 5}}
  reserve: {planned: {2026: {withdraw: 170}}}
END
results all "$tmp/all.yaml"
results hand "$tmp/hand.yaml"
results rich "$tmp/rich.yaml"
results sets "$tmp/rich.yaml" --set reception.azc.locations.c.opens+=2m \
    --set 'reception.azc.locations.c.term_months*=0.5' --set reception.azc.obligation+=10 \
    --set 'housing.holders.opening_backlog*=2' --set housing.holders.opening_backlog+=5 \
    --set 'housing.holders.taakstelling.2026-H1*=2' --set 'finance.lines.rent.cost*=2' \
    --set finance.lines.grant.lag_months+=3 --set finance.reserve.planned.2026.withdraw+=100
equals all hand
equals all sets
cmp -s "$tmp/all/series.csv" "$tmp/rich/series.csv" && fail 'nothing changed'

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

# Told the other way round, taking it back is one input too.
expect 0 "$opgave" compare "$tmp/double.yaml" "$tmp/base.yaml" --no-charts --quiet --out "$tmp/back"
cat "$tmp"/back/*.json | grep -q '"reception.azc.obligation.20' && fail 'taken back entry by entry'
cat "$tmp"/back/*.json | grep -q '"reception.azc.obligation"' || fail 'it is not told'

# Studies of what was changed are those of what one writes by hand, and --with does as a file does.
printf '%s\n' 'extends: base.yaml' "change: {$b.delay: {plus: 3}, inputs.people: {times: 2}}" \
    >"$tmp/changed.yaml"
printf '%s\n' 'extends: base.yaml' "reception: {azc: {locations: {b: {delay: 3}}}}" \
    'inputs: {people: {2026: {low: 160, likely: 200, high: 300}}}' >"$tmp/hand.yaml"
for file in changed hand; do
    expect 0 "$opgave" solve "$tmp/$file.yaml" --vary later --until 'mean(azc.shortfall.sum) >= 11300' \
        --no-charts --out "$tmp/solve-$file"
    grep -v 'BESTAND\|→' "$tmp/stdout" >"$tmp/solve-$file.txt"
    expect 0 "$opgave" sensitivity "$tmp/$file.yaml" --metric azc.shortfall@2027-12 --no-charts \
        --out "$tmp/sensitivity-$file" --replicates 500
done
same "$tmp/solve-changed/solve.csv" "$tmp/solve-hand/solve.csv"
grep -q 'Answer: [1-9]' "$tmp/solve-changed.txt" || fail "no answer: $(cat "$tmp/solve-changed.txt")"
# Held inputs have the values of the distribution itself, which the change comes on top of.
grep -v ',held' "$tmp/sensitivity-changed/sensitivity.csv" | cut -d, -f1-7 >"$tmp/one"
grep -v ',held' "$tmp/sensitivity-hand/sensitivity.csv" | cut -d, -f1-7 >"$tmp/two"
[ -s "$tmp/one" ] || fail 'no indices'
same "$tmp/one" "$tmp/two"
expect 0 "$opgave" compare "$tmp/base.yaml" "$tmp/changed.yaml" \
    --with "$b.delay+=3; inputs.people*=2" --with 'later += 6' --no-charts --out "$tmp/with" --language en
grep '^changed,' "$tmp/with/compare.csv" | cut -d, -f2- >"$tmp/one"
grep "^$b.delay+=3" "$tmp/with/compare.csv" | cut -d, -f2- >"$tmp/two"
same "$tmp/one" "$tmp/two"
grep -q '"title": "Later: + 6"' "$tmp/with/compare.json" || fail "$(grep title "$tmp/with/compare.json")"
expect 0 "$opgave" sweep "$tmp/changed.yaml" --vary later=0:6:6 --metric azc.shortfall.sum --no-charts \
    --out "$tmp/sweep-changed"
expect 0 "$opgave" sweep "$tmp/hand.yaml" --vary later=0:6:6 --metric azc.shortfall.sum --no-charts \
    --out "$tmp/sweep-hand"
same "$tmp/sweep-changed/sweep.csv" "$tmp/sweep-hand/sweep.csv"
expect 0 "$opgave" choose "$tmp/changed.yaml" "$tmp/hand.yaml" --metric 'mean(azc.shortfall.sum)' \
    --no-charts --out "$tmp/choose"
[ "$(grep -c ',0,1$' "$tmp/choose/choose.csv")" -ge 4 ] || fail "$(cat "$tmp/choose/choose.csv")"

# --case is --set case:, in the order of the command line.
results taken "$tmp/base.yaml" --case norm=falls
results set "$tmp/base.yaml" --set case:norm=falls
equals taken set
for command in check show levers; do
    expect 0 "$opgave" $command "$tmp/base.yaml" --case=norm=falls
done
expect 2 "$opgave" run "$tmp/base.yaml" --case norm=rises
said "no norm with a case 'rises'"
exit 0
