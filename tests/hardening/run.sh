#!/bin/sh
# run.sh OPGAVE CONFIG: the command is built with the hardening of cmake/harden.cmake.
set -u
opgave=$1 config=$2
status=0
command -v readelf >/dev/null || {
    echo 'SKIP: needs readelf'
    exit 77
}

# has WHAT PATTERN READELF-OPTION...
has() {
    what=$1 pattern=$2
    shift 2
    readelf "$@" "$opgave" 2>/dev/null | grep -Eq -- "$pattern" && return
    echo "FAIL: $what"
    status=1
}

has 'position-independent' '^ *Type: *DYN' --file-header --wide
has 'relocations read-only' 'GNU_RELRO' --program-headers --wide
has 'all of them, from the start' 'BIND_NOW|FLAGS.*NOW' --dynamic --wide
has 'no executable stack' 'GNU_STACK.* RW  ' --program-headers --wide
has 'guarded stacks' '__stack_chk_fail' --syms --wide
case $config in
Debug) ;;
*) has 'checked calls of the C library' '__[a-z]+_chk(@|$| )' --dyn-syms --wide ;;
esac
case $(uname -m) in
x86_64) # endbr64 begins what may be jumped to; the note of it needs the C library's start to have it
    [ "$(LC_ALL=C grep -aoP '\xf3\x0f\x1e\xfa' "$opgave" | wc -l)" -gt 500 ] || {
        echo 'FAIL: control flow'
        status=1
    }
    ;;
esac
readelf --sections --wide "$opgave" | grep -q '\.debug_info' ||
    ! strings "$opgave" | grep -q "$(cd "$(dirname "$0")/../.." && pwd)/src" || {
    echo 'FAIL: names the folder that it was built in'
    status=1
}
exit $status
