#!/bin/sh
# run.sh SOURCE CMAKE CC CXX: the shared library as installed, used by programs that know nothing of
# the source tree: in C99 and C++ with all warnings as errors, and in Python.
set -u
source=$1 cmake=$2 cc=$3 cxx=$4
here=$source/tests/api
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# must WHAT COMMAND...
must() {
    what=$1
    shift
    "$@" >"$tmp/log" 2>&1 && return
    cat "$tmp/log"
    echo "FAIL: $what"
    exit 1
}

must 'configure' "$cmake" -G Ninja -S "$source" -B "$tmp/build" -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_C_FLAGS_RELEASE=-O1 -DBUILD_SHARED_LIBS=ON
must 'build' "$cmake" --build "$tmp/build"
must 'install' "$cmake" --install "$tmp/build" --prefix "$tmp/prefix"
library=$(find "$tmp/prefix" -name 'libopgave.so')
flags="-I$tmp/prefix/include -Wall -Wextra -pedantic-errors -Werror"
link="-L${library%/*} -lopgave -Wl,-rpath,${library%/*}"
cp "$here/c99.c" "$here/cpp.cpp" "$here/client.py" "$tmp"
cd "$tmp" || exit 1

# shellcheck disable=SC2086
must 'the header as C99' "$cc" -std=c99 $flags c99.c -o c99 $link
must 'the C99 program' ./c99
# The examples that stand in the header, on the scenario of Leiden.
{
    echo '#include <opgave.h>'
    echo '#include <stdio.h>'
    echo '#include <stdlib.h>'
    awk '/^ \* Example:/ { print "static void example" ++n "(const char *file)\n{"; inside = 1; next }
         inside && /^ \*     / { sub(/^ \*     /, ""); print; next }
         inside && /^ \*\// { print "}"; inside = 0 }
         END { print "int main(int argc, char **argv)\n{\n(void)argc;"
               for (i = 1; i <= n; i++) print "example" i "(argv[1]);"
               print "return 0;\n}" }' "$tmp/prefix/include/opgave.h"
} >examples.c
# shellcheck disable=SC2086
must 'the examples of the header' "$cc" -std=c99 $flags examples.c -o examples $link
./examples "$source/scenarios/leiden/base.yaml" >said 2>&1
grep -q 'euros' said && grep -q 'metric=mean(azc.shortfall.sum)' said || {
    head -c 2000 said
    echo 'FAIL: the examples of the header say something else'
    exit 1
}
# Nothing but what the header declares leaves the library.
must 'exported names' sh -c "nm -D --defined-only '$library' | awk '\$3 !~ /^og_/ { print; wrong = 1 }
    END { exit wrong }'"
if command -v "$cxx" >/dev/null; then
    # shellcheck disable=SC2086
    must 'the header as C++' "$cxx" -std=c++11 $flags cpp.cpp -o cpp $link
    must 'the C++ program' ./cpp
fi
if command -v python3 >/dev/null; then
    must 'the Python program' python3 client.py "$library"
    cat log
fi
