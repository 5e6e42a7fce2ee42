#!/bin/sh
# shellcheck disable=SC2086
# run.sh OPGAVE EVERY SHIM memory|calls|signals   one command, every allocation, every call, a
#                                                  signal at every call: what the tests run
# run.sh OPGAVE EVERY SHIM all                     every command, with charts by the real gnuplot:
#                                                  takes long
# Each time the command must end with a message and exit status 1 (or do without, and give the same
# results), free what it took, and leave the files of an earlier run as they were.
opgave=$1 every=$2 shim=$3 what=$4
. "$(dirname "$0")/../../lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
cd "$tmp" || exit 1
cp "$here/small.yaml" "$here/tiny.yaml" .
status=0

# try KIND FOLDER [OPTION]... -- COMMAND...
try() {
    "$every" "$shim" "$@" || status=1
}

# A gnuplot that draws at once.
mkdir bin
cat >bin/gnuplot <<'END'
#!/bin/sh
printf '<svg>\n</svg>\n' >"$5"
END
chmod +x bin/gnuplot

few='--seed 2 --replicates 16 --threads 1'

# before NAME COMMAND...: the results of an earlier run, of another seed, in the folder NAME.
before() {
    folder=$1
    shift
    expect 0 "$@" --seed 1 --replicates 16 --threads 1 --quiet --out "$folder"
}

case $what in
memory)
    before numbers "$opgave" run tiny.yaml --no-charts
    try memory numbers -- "$opgave" run tiny.yaml --no-charts $few --out numbers
    ;;
calls)
    PATH=$tmp/bin:$PATH
    before charts "$opgave" run small.yaml
    # where gnuplot cannot be run, the numbers are there without charts
    "$opgave" run small.yaml --no-charts $few --quiet --out bare
    for kind in io short interrupt; do
        try $kind charts -a bare -- "$opgave" run small.yaml $few --out charts
    done
    try io - -- "$opgave" check small.yaml
    ;;
signals)
    PATH=$tmp/bin:$PATH
    before numbers "$opgave" run tiny.yaml --no-charts
    before charts "$opgave" run tiny.yaml
    try term numbers -s 143 -- "$opgave" run tiny.yaml --no-charts $few --out numbers
    try hup numbers -s 129 -- "$opgave" run tiny.yaml --no-charts $few --out numbers
    try int charts -s 130 -- "$opgave" run tiny.yaml $few --out charts
    ;;
all)
    cp "$here"/../../../scenarios/leiden/*.yaml .
    command -v gnuplot >/dev/null || skip "needs gnuplot"
    for command in 'run base.yaml' 'compare base.yaml paardenwei-jaar-later.yaml --bridge' \
        'sweep base.yaml --vary case:kostenpeil --metric reserve.required_opening' \
        'solve base.yaml --vary norm_from_2026 --until p90(reserve.required_opening)<=8000000' \
        'sensitivity small.yaml --metric azc.shortfall@2026-12'; do
        echo "== $command"
        set -- $command
        name=$1
        before "$name" "$opgave" "$@"
        "$opgave" "$@" $few --quiet --no-charts --out "$name-bare"
        for kind in memory io short interrupt; do
            try $kind "$name" -a "$name-bare" -- "$opgave" "$@" $few --out "$name"
        done
        try term "$name" -s 143 -- "$opgave" "$@" $few --out "$name"
    done
    for command in 'check base.yaml' 'show base.yaml' 'levers base.yaml' schema help; do
        echo "== $command"
        for kind in memory io interrupt; do
            try $kind - -- "$opgave" $command
        done
    done
    ;;
*)
    fail "no '$what'"
    ;;
esac
exit $status
