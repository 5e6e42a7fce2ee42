#!/bin/sh
# A scenario that came with symbolic links reads nothing outside its folder; links within it are
# followed.
. "$(dirname "$0")/../lib.sh"
mkdir -p "$tmp/mail/below" "$tmp/private"
cat >"$tmp/private/base.yaml" <<'END'
opgave: 1
title: private
horizon: {start: 2026-01, end: 2026-12}
reception: {azc: {obligation: 1}}
END
printf 'period,value\n2026,1\n' >"$tmp/private/numbers.csv"
ln -s ../private/base.yaml "$tmp/mail/base.yaml"
ln -s ../private "$tmp/mail/folder"
ln -s ../private/numbers.csv "$tmp/mail/numbers.csv"
for file in base.yaml folder/base.yaml; do
    printf 'extends: %s\ntitle: by mail\nlanguage: en\n' "$file" >"$tmp/mail/what-if.yaml"
    expect 2 "$opgave" check "$tmp/mail/what-if.yaml"
    said "symbolic link out of the scenario's folder"
done
cp "$tmp/private/base.yaml" "$tmp/mail/below/real.yaml"
cat >"$tmp/mail/numbers.yaml" <<'END'
extends: below/real.yaml
language: en
reception: {azc: {obligation: {csv: numbers.csv, period: period, value: value}}}
END
expect 2 "$opgave" check "$tmp/mail/numbers.yaml"
said "symbolic link out of the scenario's folder"

rm "$tmp/mail/base.yaml"
ln -s below/real.yaml "$tmp/mail/base.yaml"
printf 'extends: base.yaml\n' >"$tmp/mail/what-if.yaml"
expect 0 "$opgave" check "$tmp/mail/what-if.yaml"
# The scenario that is named may itself be a link: its folder is where it is named.
ln -s mail/what-if.yaml "$tmp/linked.yaml"
cp -r "$tmp/mail/below" "$tmp/mail/base.yaml" "$tmp"
expect 0 "$opgave" check "$tmp/linked.yaml"
