#!/bin/sh
# run.sh BUILD CMAKE CC: an installation works from anywhere: the command, its man page, and a
# client of the library found by pkg-config and by CMake.
set -u
build=$1
cmake=$2
cc=$3
here=$(cd "$(dirname "$0")" && pwd)
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

must 'cmake --install' "$cmake" --install "$build" --prefix "$tmp/prefix"
cp "$here/../../scenarios/leiden/base.yaml" "$tmp"
cd "$tmp" || exit 1
must 'man page' test -s prefix/share/man/man1/opgave.1
version=$(prefix/bin/opgave --version | sed -n 's/^opgave \([^ ]*\) .*/\1/p')

pc=$(dirname "$(find "$tmp/prefix" -name opgave.pc)")
export PKG_CONFIG_PATH="$pc"
must 'version' [ "$(pkg-config --modversion opgave)" = "$version" ]
# shellcheck disable=SC2046
must 'client by pkg-config' \
    "$cc" -std=c17 "$here/client.c" -o by_pkgconfig $(pkg-config --cflags --libs opgave)
must 'run of the client' ./by_pkgconfig base.yaml

must 'client by CMake' \
    "$cmake" -G Ninja -S "$here" -B by_cmake -DCMAKE_PREFIX_PATH="$tmp/prefix" -DCMAKE_C_COMPILER="$cc"
must 'build of the client' "$cmake" --build by_cmake
must 'run of the client' by_cmake/client base.yaml

must 'installed command' prefix/bin/opgave run base.yaml --replicates 200
must 'results' test -s out/base/series.csv
must 'charts' sh -c 'find out/base/charts -name "*.svg" | grep -q .'
