#!/bin/sh
# SIGINT while computing and while gnuplot draws: ends within a second, with 130, the earlier
# run's files whole and nothing else left.
. "$(dirname "$0")/../lib.sh"

expect 0 "$opgave" run "$base" --no-charts --replicates 200 --out "$tmp/out"
cp -r "$tmp/out" "$tmp/before"

# interrupt AFTER COMMAND...: sends SIGINT after so many seconds.
interrupt() {
    after=$1
    shift
    begin=$(date +%s%N)
    expect 130 timeout --signal=INT --preserve-status --kill-after=20 "$after" "$@"
    took=$((($(date +%s%N) - begin) / 1000000))
    [ $took -lt $((${after%.*} * 1000 + 1500)) ] || fail "ended $took ms after its start"
    said afgebroken
}

interrupt 1.0 "$opgave" run "$base" --no-charts --replicates 4_000_000 --out "$tmp/out"
diff -r "$tmp/before" "$tmp/out" || fail "an interrupted run changed the files"

mkdir "$tmp/bin"
cat >"$tmp/bin/gnuplot" <<END
#!/bin/sh
echo \$\$ >>'$tmp/pids'
exec sleep 60
END
chmod +x "$tmp/bin/gnuplot"
PATH=$tmp/bin:$PATH
interrupt 2.0 "$opgave" run "$base" --replicates 200 --out "$tmp/out"
[ -s "$tmp/pids" ] || fail "gnuplot was not started in time"
while read -r pid; do
    kill -0 "$pid" 2>/dev/null && fail "gnuplot runs on"
done <"$tmp/pids"
complete "$tmp/out"
