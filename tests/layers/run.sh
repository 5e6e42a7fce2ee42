#!/bin/sh
# run.sh ROOT: every #include goes along an arrow of the design: no folder uses what stands above
# it, GSL, libyaml and Random123 stay where they belong, and the command line knows only the public
# header and the catalogue. Plants wrong includes in a copy first, to see that they are found.

set -u
root=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# may FOLDER: what its files may include, beside the C library, opgave.h and their own folder.
may() {
    text='base lang io'
    math="$text csv random dist forecast"
    scenario="$math yaml scenario"
    case $1 in
    include | base) ;;
    lang) echo base ;;
    io) echo base lang ;;
    csv) echo "$text" ;;
    random) echo base Random123/ ;;
    dist) echo base lang random gsl/ ;;
    forecast) echo "$text" csv random dist gsl/ ;;
    yaml) echo "$text" yaml.h ;;
    scenario) echo "$text" csv random dist yaml ;;
    model) echo base random ;;
    engine | program) echo base lang random model ;;
    compile) echo "$scenario" model program gsl/ ;;
    study) echo "$scenario" model engine program compile gsl/ ;;
    output | author) echo "$scenario" model engine program compile study jansson.h ;;
    cli) echo base lang ;;
    *) echo "$1 is not a folder of the design" >&2 ;;
    esac
}

# check TREE: prints each wrong include; fails when there is one.
check() {
    (
        cd "$1" || exit 1
        wrong=0
        for file in $(find include src -name '*.[ch]' | sort); do
            folder=${file#src/}
            folder=${folder%%/*}
            allowed=$(may "$folder")
            for name in $(sed -n 's/^ *# *include *["<]\([^">]*\)[">].*/\1/p' "$file"); do
                case $name in
                opgave.h | "$folder"/*) continue ;;
                gsl/* | Random123/*) needs=${name%%/*}/ ;;
                yaml.h | jansson.h) needs=$name ;;
                */*)
                    needs=${name%%/*}
                    [ -d "src/$needs" ] || continue # sys/stat.h
                    ;;
                *) continue ;; # the C library's, or beside its user
                esac
                case " $allowed " in
                *" $needs "*) ;;
                *)
                    echo "$file: may not include $name"
                    wrong=1
                    ;;
                esac
            done
        done
        exit $wrong
    )
}

# caught FILE INCLUDE: planted there, it is found.
caught() {
    rm -rf "$tmp/tree"
    mkdir "$tmp/tree"
    cp -r "$root/include" "$root/src" "$tmp/tree"
    echo "#include $2" >>"$tmp/tree/$1"
    check "$tmp/tree" | grep -qF "$1: may not include" && return
    echo "planted in $1, $2 was not found"
    exit 1
}

check "$root" || exit 1
caught src/base/planted.c '"yaml/tree.h"'
caught src/model/planted.h '<gsl/gsl_cdf.h>'
caught src/engine/planted.c '"program/tape.h"'
caught src/scenario/planted.c '<yaml.h>'
caught src/yaml/planted.c '"scenario/schema.h"'
caught src/cli/planted.c '"scenario/schema.h"'
caught src/dist/planted.c '<jansson.h>'
caught src/compile/planted.c '"engine/run.h"'
