#!/bin/sh
# run.sh ROOT CC: every header compiles by itself.
set -u
root=$1
cc=$2
count=0
for header in $(cd "$root" && find include src -name '*.h' | sort); do
    "$cc" -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -fsyntax-only \
        "-I$root/include" "-I$root/src" -include "$root/$header" -x c - <<'UNIT' || exit 1
typedef int not_empty; /* a header may hold macros alone */
UNIT
    count=$((count + 1))
done
echo "$count headers"
[ $count -gt 0 ]
