#!/bin/sh
# gnuplot missing, failing, or silent about its failure: the numbers and the summary are there all
# the same, the message says what to do or what gnuplot said, and the exit status is 1.
. "$(dirname "$0")/../lib.sh"

# run_with NAME: a run whose PATH holds only the folder $tmp/NAME.
run_with() {
    expect 1 env PATH="$tmp/$1" "$opgave" run "$base" --replicates 200 --out "$tmp/out/$1"
    complete "$tmp/out/$1"
    [ -s "$tmp/stdout" ] || fail "$1: no summary"
    said gnuplot
    pictures=$(find "$tmp/out/$1" -name '*.svg')
    [ -z "$pictures" ] || fail "$1: $pictures"
}

mkdir "$tmp/missing"
run_with missing
said install

# fake NAME: a gnuplot that does what standard input says.
fake() {
    mkdir "$tmp/$1"
    cat >"$tmp/$1/gnuplot"
    chmod +x "$tmp/$1/gnuplot"
}

fake failing <<'END'
#!/bin/sh
echo 'x.gp line 7: an unlikely complaint' >&2
exit 3
END
run_with failing
said 'an unlikely complaint'

fake silent <<'END'
#!/bin/sh
exit 0
END
run_with silent

fake killed <<'END'
#!/bin/sh
kill -9 $$
END
run_with killed
