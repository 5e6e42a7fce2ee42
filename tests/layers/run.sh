#!/bin/sh
# run.sh ROOT NM CC OBJECT...: every #include and every call goes along an arrow of the law in
# doc/architecture.md; GSL, libyaml, jansson, libmd, libxlsxwriter and Random123 stay where they belong; the command line
# knows only the public header and the catalogue; and no files stand in a circle, nor folders. A
# file is its .c and .h together; it needs what it includes and what its object (OBJECT: those of
# the library) calls. Plants wrong lines in a copy afterwards, to see that they are found.

set -u
root=$1 nm=$2 cc=$3
shift 3
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# Which rooms may include what is not ours; other names without a folder are the C library's.
cat >"$tmp/foreign" <<'END'
gsl/ dist forecast
Random123/ random
yaml.h yaml
jansson.h io output author
sha2.h io
xlsxwriter.h output
END

# includes TREE: "file FILE" for each, from src/ on, and "include FILE NAME".
includes() {
    (cd "$1" && find include src -name '*.[ch]' | sort | xargs awk '
        FNR == 1 { print "file", FILENAME }
        /^[ \t]*#[ \t]*include[ \t]*[<"]/ {
            name = $0
            sub(/^[^<"]*[<"]/, "", name)
            sub(/[>"].*/, "", name)
            print "include", FILENAME, name
        }')
}

# calls OBJECT...: "defines FILE SYMBOL" and "calls FILE SYMBOL" for each that is made of src/.
calls() {
    "$nm" -A "$@" | awk '
        {
            file = $1
            sub(/:[^:]*$/, "", file)
            sub(/^(.*opgave\.dir\/)?(\.\/)?/, "", file)
            sub(/\.o$/, "", file)
        }
        file !~ /^src\// { next }
        $(NF - 1) ~ /(^|:)U$/ { print "calls", file, $NF }
        $(NF - 1) ~ /^[A-TV-Z]$/ { print "defines", file, $NF }'
}

# check: of these lines says what is wrong; fails when anything is.
check() {
    awk '
    function room(path) { sub(/^src\//, "", path); sub(/\/.*/, "", path); return path }
    function folder(path) { sub(/\/[^\/]*$/, "", path); return path }
    # x.c, x.h and x_inside.h, which x.c shares with its neighbours, are one.
    function unit(path) { sub(/(_inside)?\.[ch]$/, "", path); return path }

    # A folder and what lies below it are one to each other.
    function holds(above, below_) { return index(below_ "/", above "/") == 1 }

    function wrong(text) { print text; failed = 1 }

    # Whether the law lets one room use another.
    function may(from, to) { return from == to || (to, from) in below || to == "include" }

    function edge(from, to) {
        if (unit(from) != unit(to) && room(from) != "include")
            needs["file", unit(from), unit(to)] = 1
        if (!holds(folder(from), folder(to)) && !holds(folder(to), folder(from)) && room(from) != "include")
            needs["folder", folder(from), folder(to)] = 1
    }

    # Whether one leads to another; fills `seen`.
    function leads(from, to,    count, i, next_) {
        if (from == to) return 1
        seen[from] = 1
        count = split(after[from], next_, " ")
        for (i = 1; i <= count; i++)
            if (!(next_[i] in seen) && leads(next_[i], to)) return 1
        return 0
    }

    # Takes away what needs nothing that is left, and what nothing left needs, until circles are
    # left and what lies between two of them.
    function circles(kind,    key, part, gone, from, to) {
        do {
            delete from
            delete to
            gone = 0
            for (key in needs) {
                split(key, part, SUBSEP)
                if (part[1] == kind) from[part[2]] = to[part[3]] = 1
            }
            for (key in needs) {
                split(key, part, SUBSEP)
                if (part[1] != kind || (part[3] in from) && (part[2] in to)) continue
                delete needs[key]
                gone++
            }
        } while (gone)
        delete after
        for (key in needs) {
            split(key, part, SUBSEP)
            if (part[1] == kind) after[part[2]] = after[part[2]] " " part[3]
        }
        for (key in needs) {
            split(key, part, SUBSEP)
            delete seen
            if (part[1] == kind && leads(part[3], part[2]))
                wrong("a circle of " kind "s: " part[2] " needs " part[3])
        }
    }

    FILENAME ~ /architecture.md$/ {
        if ($0 == "```law") inside = 1
        else if ($0 == "```") inside = 0
        else if (inside) {
            groups = split($0, group, " < ")
            for (g = 1; g <= groups; g++) {
                count = split(group[g], name, " ")
                for (i = 1; i <= count; i++) rooms[name[i]] = 1
                for (i = 1; g > 1 && i <= count; i++)
                    for (j = 1; j <= lower; j++) below[under[j], name[i]] = 1
                lower = split(group[g], under, " ")
            }
        }
        next
    }
    FILENAME ~ /foreign$/ { for (i = 2; i <= NF; i++) allowed[$1, $i] = 1; foreign[$1] = 1; next }

    !closed { # what is below a room is below those above it
        for (b in rooms) for (a in rooms) for (c in rooms)
            if ((a, b) in below && (b, c) in below) below[a, c] = 1
        for (a in rooms) if ((a, a) in below) wrong("the law has a circle at " a)
        closed = 1
    }
    $1 == "file" { there[$2] = 1; next }
    $1 == "include" {
        own = room($2)
        if (own != "include" && !(own in rooms)) wrong($2 ": " own " is no room of the law")
        head = $3
        if (sub(/\/.*/, "/", head) == 0) head = $3
        if (head in foreign) {
            if (!((head, own) in allowed)) wrong($2 ": may not include " $3)
        } else if (room($3) in rooms) {
            if (!may(own, room($3)) || own == "cli" && room($3) !~ /^(cli|base|lang)$/)
                wrong($2 ": may not include " $3)
            edge($2, "src/" $3)
        } else if ($3 !~ /\//) { # beside its user, or of the C library
            user[++users] = $2
            used[users] = folder($2) "/" $3
        }
        next
    }
    $1 == "defines" { file[$3] = $2; next }
    $1 == "calls" { call[++called] = $2 SUBSEP $3 }

    END {
        if (!closed) wrong("there is no law in doc/architecture.md, or nothing to hold to it")
        if (!called) wrong("no object told what it calls")
        for (i = 1; i <= users; i++)
            if (used[i] in there) edge(user[i], used[i])
        for (i = 1; i <= called; i++) {
            split(call[i], part, SUBSEP)
            if (!(part[2] in file)) continue # of another library
            if (!may(room(part[1]), room(file[part[2]])))
                wrong(part[1] ": may not call " part[2] " of " file[part[2]])
            edge(part[1], file[part[2]])
        }
        circles("file")
        circles("folder")
        exit failed
    }' "$root/doc/architecture.md" "$tmp/foreign" "$@"
}

objects=$tmp/objects
calls "$@" >"$objects"
{
    includes "$root"
    cat "$objects"
} | check - || exit 1

# plant FILE TEXT: a line more, in the copy.
plant() {
    mkdir -p "$tmp/tree/${1%/*}"
    echo "$2" >>"$tmp/tree/$1"
    case $1 in *call*.c) called="$called $1.o" ;; esac
}

# wants SAID: what the check must find.
wants() {
    echo "$1" >>"$tmp/wanted"
}

mkdir "$tmp/tree"
cp -r "$root/include" "$root/src" "$tmp/tree"
called=
while read -r file include; do
    name=${include#?}
    plant "$file" "#include $include"
    wants "$file: may not include ${name%?}"
done <<'END'
src/base/planted.c "yaml/tree.h"
src/model/planted.h <gsl/gsl_cdf.h>
src/engine/planted.c "program/tape.h"
src/scenario/planted.c <yaml.h>
src/yaml/planted.c "scenario/schema.h"
src/cli/planted.c "scenario/schema.h"
src/dist/planted.c <jansson.h>
src/compile/planted.c "engine/run.h"
src/author/planted.c "output/planted.h"
END
plant src/attic/planted.c '#include "base/error.h"'
wants 'src/attic/planted.c: attic is no room of the law'

plant src/engine/one.c '#include "engine/two.h"'
plant src/engine/two.c '#include "engine/one.h"'
wants 'a circle of files: src/engine/one needs src/engine/two'
plant src/cli/one.c '#include "two.h"'
plant src/cli/one.h ''
plant src/cli/two.h '#include "one.h"'
wants 'a circle of files: src/cli/one needs src/cli/two'
plant src/engine/call_one.c 'void og_two(void); void og_one(void) { og_two(); }'
plant src/engine/call_two.c 'void og_one(void); void og_two(void) { og_one(); }'
wants 'a circle of files: src/engine/call_one needs src/engine/call_two'
plant src/base/call.c 'void og_run(void); void og_call(void) { og_run(); }'
wants 'src/base/call.c: may not call og_run of src/engine/run.c'
plant src/output/one/a.c '#include "output/two/b.h"'
plant src/output/two/c.c '#include "output/one/d.h"'
wants 'a circle of folders: src/output/one needs src/output/two'

cd "$tmp/tree" || exit 1
for object in $called; do
    "$cc" -c -o "$object" "${object%.o}" || exit 1
done
{
    includes .
    cat "$objects"
    calls $called
} | check - >"$tmp/said" && {
    echo 'what was planted did not fail'
    exit 1
}
while read -r line; do
    grep -qxF "$line" "$tmp/said" && continue
    echo "this was planted, and not found: $line"
    exit 1
done <"$tmp/wanted"
