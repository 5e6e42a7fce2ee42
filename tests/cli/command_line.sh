#!/bin/sh
# Help and versions go to standard output; a wrong command line ends with 2 and says what is right.
. "$(dirname "$0")/../lib.sh"

for words in --help help 'help run' 'help check' 'help show' 'help new' 'help schema' 'help compare' 'help sensitivity' \
    'run --help' 'check --help' -h 'run -h' 'schema -h'; do
    # shellcheck disable=SC2086
    expect 0 "$opgave" $words --language en
    grep -q '^Usage: opgave' "$tmp/stdout" || fail "$words explains nothing"
    [ ! -s "$tmp/stderr" ] || fail "$words wrote on standard error"
done
expect 0 "$opgave" --version
grep -Eq '^opgave [0-9]+\.[0-9]+\.[0-9]+ .*GSL [0-9]' "$tmp/stdout" || fail "$(cat "$tmp/stdout")"

# answers TEXT WORD...: exit status 2, and standard error holds TEXT.
answers() {
    text=$1
    shift
    expect 2 "$opgave" "$@"
    said "$text"
    [ ! -s "$tmp/stdout" ] || fail "$* wrote on standard output"
}
# wrong TEXT WORD...: the same in English.
wrong() {
    answers "$@" --language en
}

# In the language of --language, else of the scenario, else of the locale, else in English.
unset LC_ALL LC_MESSAGES LANG
answers 'Usage: opgave'
answers 'Gebruik: opgave' --language nl
LANG=nl_NL.UTF-8 answers 'Gebruik: opgave'
LANG=nl_NL.UTF-8 LC_ALL=C answers 'Usage: opgave'
LANG=nl_NL.UTF-8 answers 'Usage: opgave' --language=en
printf 'opgave: 1\ntitle: [\nlanguage: "nl" # of the report\n' >"$tmp/dutch.yaml"
printf 'language: english\nextends: dutch.yaml\n' >"$tmp/english.yaml"
printf '\357\273\277extends: dutch.yaml\r\ntitle: Wat als\r\n' >"$tmp/what-if.yaml"
printf 'extends: circle.yaml\n' >"$tmp/circle.yaml"
printf '%s\n' 'reception: {language: nl}' '  language: nl' >"$tmp/silent.yaml"
answers 'fout: ' check "$tmp/dutch.yaml"
answers 'error: ' check "$tmp/english.yaml"
answers 'fout: ' check "$tmp/what-if.yaml"
answers 'error: ' check "$tmp/circle.yaml"
answers 'error: ' check "$tmp/silent.yaml"
LC_MESSAGES=nl answers 'fout: ' check "$tmp/silent.yaml"
answers 'error: ' check "$tmp/dutch.yaml" --language en
answers 'onbekende optie' check "$tmp/dutch.yaml" --replicate 3
answers 'niet lezen' check "$tmp" --language nl

wrong "did you mean 'run'?" rum "$base"
wrong "did you mean 'check'?" chekc "$base"
wrong "did you mean 'opgave run $base'?" "$base"
wrong "unknown command 'foretell'" foretell
wrong "unknown command 'foretell'" help foretell
wrong 'which scenario?' run
wrong 'one scenario at a time' run "$base" "$base"
wrong "unknown option '--theads'; did you mean '--threads'?" run "$base" --theads=2
wrong "unknown option '--sed'; did you mean '--seed'?" run "$base" --sed 2
wrong "unknown option '-x'" run "$base" -x
wrong "'--threads' is no option of check, but of run" check "$base" --threads 2
wrong "'--s' can be more than one option: --set, --seed" run "$base" --s 2
wrong '--quiet takes no argument' run "$base" --quiet=yes
answers "requires an argument" run --language en "$base" --out
wrong "--out: must be a folder's name" run "$base" --out ''
wrong '--threads: must be a whole number from 1 to 1024, got' run "$base" --threads 0
for number in 0 -1 +1 1e4 1.5 1,000 1.000 1__0 _1 1_ '' ' 1' 0x10 nan 1000000001 \
    99999999999999999999; do
    wrong "--replicates: must be a whole number from 1 to 1000000000, got '$number'" \
        run "$base" --replicates "$number"
done
wrong '--seed: must be a whole number from 0 to' run "$base" --seed 9007199254740993
wrong "--format: must be svg, png or pdf, got 'pgn'; did you mean 'png'?" run "$base" --format pgn
wrong '--language: must be nl or en, got' run "$base" --language fr
wrong 'PATH=VALUE' run "$base" --set simulation.seed
wrong 'azc.shortfal' run "$base" --values azc.shortfal@2028-12 --out "$tmp/out"
wrong 'nowhere.yaml' run "$tmp/nowhere.yaml"
wrong 'nowhere.yaml' check "$tmp/nowhere.yaml"
[ ! -e "$tmp/out" ] || fail "a wrong command line made the output folder"
