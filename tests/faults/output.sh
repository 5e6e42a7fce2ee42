#!/bin/sh
# An output folder that cannot be made or written, a full disk, a standard output that is full: a
# message that names the place, nothing half written, exit status 1.
. "$(dirname "$0")/../lib.sh"

run() {
    expect "$1" "$opgave" run "$base" --no-charts --replicates 200 --seed "$2" --out "$3"
}

# a file stands where a folder is needed
echo mine >"$tmp/file"
run 1 1 "$tmp/file"
said "$tmp/file"
run 1 1 "$tmp/file/below"
said "$tmp/file/below"
[ "$(cat "$tmp/file")" = mine ] || fail "the file in the way was changed"

# a folder that may not be written in, which root may all the same
if [ "$(id -u)" != 0 ]; then
    mkdir "$tmp/closed"
    chmod 555 "$tmp/closed"
    run 1 1 "$tmp/closed"
    said "$tmp/closed"
    [ -z "$(ls "$tmp/closed")" ] || fail "written in a closed folder"
fi

# a folder stands where a file is needed
mkdir -p "$tmp/blocked/series.csv"
run 1 1 "$tmp/blocked"
said series.csv
[ "$(find "$tmp/blocked" -type f | wc -l)" -eq 0 ] || [ ! -e "$tmp/blocked/run.json" ] ||
    fail "run.json tells of a run that was not written"

for command in run check show; do
    "$opgave" $command "$base" >/dev/full 2>"$tmp/stderr" </dev/null
    status=$?
    [ $status = 1 ] || fail "$command >/dev/full ended with $status"
    said 'kan de uitvoer niet schrijven'
done
