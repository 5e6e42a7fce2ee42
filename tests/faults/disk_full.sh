#!/bin/sh
# On a full disk the files of the run before stay as they were, whole.
. "$(dirname "$0")/../lib.sh"

if [ -z "${OPGAVE_FULL:-}" ]; then
    unshare --mount true 2>/dev/null || skip "needs a mount namespace, so root"
    OPGAVE_FULL=yes unshare --mount sh "$0" "$opgave"
    exit
fi

mkdir "$tmp/disk"
trap 'umount "$tmp/disk"; rm -rf "$tmp"' EXIT
mount -t tmpfs -o size=4m tmpfs "$tmp/disk" 2>/dev/null || skip "cannot mount a tmpfs"
run() {
    expect "$1" "$opgave" run "$base" --no-charts --replicates 200 --seed "$2" --out "$tmp/disk/out"
}

run 0 1
cp -r "$tmp/disk/out" "$tmp/before"
cat /dev/zero >"$tmp/disk/ballast" 2>/dev/null
run 1 2
said 'de schijf is vol'
diff -r "$tmp/before" "$tmp/disk/out" || fail "a full disk changed the earlier run"
