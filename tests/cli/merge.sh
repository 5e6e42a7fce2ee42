#!/bin/sh
# merge.sh OPGAVE: what a file restates replaces, and what it says in part changes a part.
. "$(dirname "$0")/../lib.sh"

cat >"$tmp/base.yaml" <<'END'
opgave: 1
title: Base
language: en
horizon: {start: 2026-01, end: 2026-12}
simulation: {replicates: 16, seed: 1}
sources: {budget: Budget 2026}
cases: {norm: {stays: 1, falls: 1}}
inputs: {people: {2026: 100}, others: 50}
reception:
  azc:
    source: budget
    obligation: {value: 619, source: budget}
    locations:
      a: {places: 60, opens: 2026-02-01, delay: {low: 0, likely: 4, high: 12, vary: run, assumption: experience}}
      b: {places: {input: people, times: 0.5}}
      c: {places: 340, opens: {when: azc.shortfall, above: 50, for_months: 3}}
      d: {places: {case: norm, stays: 5, falls: 7}}
END

# becomes PATH YAML WANTED: what stands at the path when a file or --set says YAML of it.
becomes() {
    {
        printf 'extends: base.yaml\ntitle: What if\n'
        echo "$1: $2" | awk -F. -v depth=0 '{
            end = ""
            for (i = 1; i < NF; i++) { if ($i ~ /:/) break; printf "%s: {", $i; end = end "}" }
            line = $i; for (i++; i <= NF; i++) line = line "." $i
            print line end }'
    } >"$tmp/what-if.yaml"
    last=${1##*.}
    before=${1%.*}
    before=${before##*.}
    expect 0 "$opgave" show "$tmp/what-if.yaml"
    sed 's/ *#.*//' "$tmp/stdout" >"$tmp/file"
    expect 0 "$opgave" show "$tmp/base.yaml" --set "$1=$2"
    sed 's/ *#.*//; s/^title: Base/title: What if/' "$tmp/stdout" >"$tmp/set"
    same "$tmp/file" "$tmp/set"
    got=$(awk -v key="$last" -v before="$before" '
        $1 == before ":" { near = 1 }
        near && $1 == key ":" && !on { on = 1; match($0, /^ */); depth = RLENGTH; sub(/^ */, ""); printf "%s", $0; next }
        on == 1 { match($0, /^ */); if (RLENGTH <= depth) { on = 2 } else { sub(/^ */, ""); printf "|%s", $0 } }' "$tmp/file")
    [ "$got" = "$last:$3" ] || fail "$1 with $2 became '$got', not '$last:$3'"
}
a=reception.azc.locations.a b=reception.azc.locations.b c=reception.azc.locations.c d=reception.azc.locations.d
becomes $a.delay '{dist: uniform, low: 1, high: 3}' '|dist: uniform|low: 1|high: 3'
becomes $a.delay '{value: 25}' '|value: 25'
becomes $a.delay '{high: 18}' '|low: 0|likely: 4|high: 18|vary: run'
becomes $a.delay '{low: 1, likely: 2, high: 3}' '|low: 1|likely: 2|high: 3|vary: run'
becomes $a.delay '{source: budget}' '|low: 0|likely: 4|high: 12|vary: run|source: budget'
becomes $a.delay '{2026-01: 3, 2026-07: 4}' '|2026-01: 3|2026-07: 4'
becomes $b.places '{times: 2}' '|input: people|times: 2'
becomes $b.places '{input: people, plus: 3}' '|input: people|times: 0.5|plus: 3'
becomes $b.places '{input: others, plus: 3}' '|input: others|plus: 3'
becomes $c.opens '{for_months: 6}' '|when: azc.shortfall|above: 50|for_months: 6'
becomes $c.opens '{when: azc.shortfall, below: 5}' '|when: azc.shortfall|below: 5'
becomes $c.opens 2026-03-01 ' 2026-03-01'
becomes $d.places '{falls: 9}' '|case: norm|stays: 5|falls: 9'
becomes inputs.people '{2027: 120}' '|2026: 100|2027: 120'

# What a value rests on goes with it; grounds that stand higher cover their own file's numbers.
printf '%s\n' 'extends: base.yaml' 'title: What if' \
    'reception: {azc: {obligation: {value: 700}, locations: {a: {places: 500}, e: {places: 77}}}}' >"$tmp/what-if.yaml"
"$opgave" check "$tmp/what-if.yaml" --language en >"$tmp/stdout"
for path in obligation locations.a.places locations.e.places; do
    grep -q "reception.azc.$path" "$tmp/stdout" || fail "$path rests on the base's document: $(cat "$tmp/stdout")"
done
sed '1,/^Not subst/d' "$tmp/stdout" | grep -q 'locations.c.places' && fail 'what the file does not restate lost its source'
exit 0
