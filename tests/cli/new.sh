#!/bin/sh
# What `opgave new` writes runs at once, is valid for the schema that its first line names, and
# takes the place of nothing.
. "$(dirname "$0")/../lib.sh"

cd "$tmp" || exit 1
mkdir -p city/wijk

# fresh FILE: loads without advice, all of it substantiated, its check holds, and it draws charts.
fresh() {
    expect 0 "$opgave" check "$1"
    [ ! -s stderr ] || fail "advice on $1: $(cat stderr)"
    tr '\n' ' ' <stdout | grep -Fq ': 0. ' || fail "$1 holds what is not substantiated: $(head -n 2 stdout)"
    expect 0 "$opgave" run "$1" --replicates 200 --out run --quiet
    complete run
    for chart in run/charts/*.svg; do
        [ -s "$chart" ] || fail "$1 gives no charts"
    done
    rm -r run
}

# modeline FILE SCHEMA: the first line of FILE names SCHEMA, seen from its folder.
modeline() {
    [ "$(head -n 1 "$1")" = "# yaml-language-server: \$schema=$2" ] || fail "$(head -n 1 "$1")"
    expect 0 "$opgave" schema
    same stdout "$(dirname "$1")/$2"
}

expect 0 "$opgave" new city/base.yaml --municipality "'s-Stad: \"x\" #1"
modeline city/base.yaml scenario.schema.json
fresh city/base.yaml
expect 0 "$opgave" show city/base.yaml
grep -qF "municipality: \"'s-Stad: \\\"x\\\" #1\"" stdout || fail "$(cat stdout)"
[ "$(find city -type f | wc -l)" = 2 ] || fail "more than a scenario and a schema: $(ls city)"

expect 0 "$opgave" new city/years.yaml --year 2031
fresh city/years.yaml
grep -qx 'horizon: {start: 2031-01, end: 2034-12}' city/years.yaml || fail "$(grep horizon city/years.yaml)"
rm city/years.yaml

expect 0 "$opgave" new city/wijk/english.yaml --language en
modeline city/wijk/english.yaml ../scenario.schema.json
fresh city/wijk/english.yaml

# A what-if is its base until something is changed; every lever stands there to be changed.
expect 0 "$opgave" new city/later.yaml --from city/base.yaml
modeline city/later.yaml scenario.schema.json
fresh city/later.yaml
expect 0 "$opgave" show city/base.yaml
sed 's/ *#.*//; /^title:/d' stdout >plain
expect 0 "$opgave" show city/later.yaml
sed 's/ *#.*//; /^title:/d' stdout | diff plain - || fail 'the what-if is not its base'
sed '/^#reception:/,$ s/^#//; s/delay: .*/delay: 7/' city/later.yaml >city/seven.yaml
expect 0 "$opgave" show city/seven.yaml
grep -Eq '^ +delay: 7 +# .*seven.yaml' stdout || fail "$(cat city/seven.yaml)"

# The levers of Leiden with what they are now: uncommented all at once nothing changes.
mkdir leiden
cp "$root"/scenarios/leiden/base.yaml leiden/
expect 0 "$opgave" new leiden/if.yaml --from leiden/base.yaml
grep -q '^#  *# Vertraging Paardenwei (maanden): 0 \.\.\. 24$' leiden/if.yaml ||
    fail "$(cat leiden/if.yaml)"
# As with an editor that takes the blank behind a # with it.
sed '/^# valt/,$ s/^#//; s/^ valt/# valt/' leiden/if.yaml >leiden/all.yaml
sed '/^# valt/,$ s/^# \{0,1\}//; s/^valt/# valt/' leiden/if.yaml >leiden/blanks.yaml
for name in base all blanks; do
    expect 0 "$opgave" show leiden/$name.yaml
    sed 's/ *# .*//; /^title:/d' stdout >$name
done
same base all
same base blanks

wrong() {
    text=$1
    shift
    cp city/base.yaml before
    expect 2 "$opgave" new "$@"
    said "$text"
    same city/base.yaml before
}
wrong "'city/base.yaml' is er al; --force vervangt het" city/base.yaml
wrong 'kan zichzelf niet uitbreiden' city/base.yaml --from city/base.yaml --force
wrong "staat niet in de map van 'city/wijk/x.yaml' of daaronder" city/wijk/x.yaml \
    --from city/base.yaml
wrong 'nowhere.yaml' city/x.yaml --from city/nowhere.yaml
wrong '--language: must be nl or en' city/x.yaml --language fr
wrong 'has the municipality, the years and the language of' city/x.yaml --from city/base.yaml --language en
wrong 'een wat-als heeft de gemeente, de jaren en de taal van' city/x.yaml --from city/base.yaml --year 2030
wrong '--year: must be a whole number from 2000 to 2999' city/x.yaml --year 26
wrong 'is not plain text' city/x.yaml --municipality "$(printf 'a\nb')"
wrong 'is not plain text' city/x.yaml --municipality "$(printf '\377')"
wrong 'which file?' --language en
wrong 'one file at a time' city/x.yaml city/y.yaml --language en
expect 1 "$opgave" new nowhere/x.yaml
said 'nowhere'
[ ! -e city/x.yaml ] || fail 'a wrong command line wrote a file'
expect 0 "$opgave" new city/base.yaml --force
grep -q '^municipality: Voorbeeldstad$' city/base.yaml || fail '--force replaced nothing'
