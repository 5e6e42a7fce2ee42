#!/bin/sh
# Help and versions go to standard output; a wrong command line ends with 2 and says what is right.
. "$(dirname "$0")/../lib.sh"

for words in --help help 'help run' 'help check' 'help show' 'help new' 'help schema' 'help compare' 'help sensitivity' \
    'run --help' 'check --help' -h 'run -h' 'schema -h'; do
    # shellcheck disable=SC2086
    expect 0 "$opgave" $words
    grep -q '^Usage: opgave' "$tmp/stdout" || fail "$words explains nothing"
    [ ! -s "$tmp/stderr" ] || fail "$words wrote on standard error"
done
expect 0 "$opgave" --version
grep -Eq '^opgave [0-9]+\.[0-9]+\.[0-9]+ .*GSL [0-9]' "$tmp/stdout" || fail "$(cat "$tmp/stdout")"

# wrong TEXT WORD...: exit status 2, and standard error holds TEXT.
wrong() {
    text=$1
    shift
    expect 2 "$opgave" "$@"
    said "$text"
    [ ! -s "$tmp/stdout" ] || fail "$* wrote on standard output"
}

wrong 'Usage: opgave'
wrong "did you mean 'run'?" rum "$base"
wrong "did you mean 'check'?" chekc "$base"
wrong "did you mean 'opgave run $base'?" "$base"
wrong "unknown command 'foretell'" foretell
wrong "unknown command 'foretell'" help foretell
wrong 'which scenario?' run
wrong 'one scenario at a time' run "$base" "$base"
wrong "unrecognized option '--theads=2'" run "$base" --theads=2
wrong "requires an argument" run "$base" --out
wrong "--out: must be a folder's name" run "$base" --out ''
wrong '--threads: must be a whole number from 1 to 1024, got' run "$base" --threads 0
for number in 0 -1 +1 1e4 1.5 1,000 1.000 1__0 _1 1_ '' ' 1' 0x10 nan 1000000001 \
    99999999999999999999; do
    wrong "--replicates: must be a whole number from 1 to 1000000000, got '$number'" \
        run "$base" --replicates "$number"
done
wrong '--seed: must be a whole number from 0 to' run "$base" --seed 9007199254740993
wrong '--format: must be svg, png or pdf, got' run "$base" --format gif
wrong 'PATH=VALUE' run "$base" --set simulation.seed
wrong 'azc.shortfal' run "$base" --values azc.shortfal@2028-12 --out "$tmp/out"
wrong 'nowhere.yaml' run "$tmp/nowhere.yaml"
wrong 'nowhere.yaml' check "$tmp/nowhere.yaml"
[ ! -e "$tmp/out" ] || fail "a wrong command line made the output folder"
