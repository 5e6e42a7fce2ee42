#!/bin/sh
# forecast --scores: what a scoring program reads.
. "$(dirname "$0")/../lib.sh"

# Twelve series of four years of months, in two parts, their rows out of order.
awk 'BEGIN {
    print "series,period,index,value,part"
    for (t = 48; t >= 1; t--)
        for (s = 1; s <= 12; s++)
            printf "S%d,x,%d,%d,%s\n", s, t, 100 + s * t + (t * 37 + s * 11) % 23, (t > 36 ? "test" : "train")
}' >"$tmp/made_f12.csv"
expect 0 "$opgave" forecast "$tmp/made_f12.csv" --scores "$tmp/out.csv"
[ "$(wc -l <"$tmp/out.csv")" -eq $((1 + 12 * 12 * 2)) ] || fail 'not a row for each method and period'
head -1 "$tmp/out.csv" | grep -qx 'series,method,h,mean,q025,q05,q10,q15,q20,q25,q30,q35,q40,q45,q50,q55,q60,q65,q70,q75,q80,q85,q90,q95,q975,seconds' ||
    fail "not the heading: $(head -1 "$tmp/out.csv")"
awk -F, 'NR > 1 && $2 == "opgave" {
    for (i = 6; i <= 25; i++) if ($i + 0 < $(i - 1) + 0) exit 1
    if ($4 < 0 || $26 < 0 || $26 > 1) exit 1
    n++
} END { exit n != 144 }' "$tmp/out.csv" || fail 'quantiles out of order'
# The trend goes on: S12 grows by 12 a month from 100 + 12 * 36.
awk -F, '$1 == "S12" && $2 == "opgave" && $3 == 12 { found = $4 > 600 && $4 < 760 } END { exit !found }' \
    "$tmp/out.csv" || fail "the trend does not go on: $(grep '^S12,opgave,12,' "$tmp/out.csv")"

# In order of index it is the same.
{ head -1 "$tmp/made_f12.csv"; sed 1d "$tmp/made_f12.csv" | sort -t, -k1,1V -k3,3n; } >"$tmp/sorted_f12.csv"
expect 0 "$opgave" forecast "$tmp/sorted_f12.csv" --scores "$tmp/again.csv"
for file in out again; do
    cut -d, -f1-25 "$tmp/$file.csv" | sort >"$tmp/$file.sorted"
done
same "$tmp/out.sorted" "$tmp/again.sorted"

# What is wrong is told.
mv "$tmp/made_f12.csv" "$tmp/made.csv"
expect 2 "$opgave" forecast "$tmp/made.csv" --scores "$tmp/out.csv"
said '--frequency'
expect 0 "$opgave" forecast "$tmp/made.csv" --frequency 12 --scores "$tmp/out.csv"
printf 'series,value,part\na,1,train\na,x,test\n' >"$tmp/wrong_f1.csv"
expect 2 "$opgave" forecast "$tmp/wrong_f1.csv" --scores "$tmp/none.csv"
said 'wrong_f1.csv:3:3: '
printf 'series,value\na,1\n' >"$tmp/wrong_f1.csv"
expect 2 "$opgave" forecast "$tmp/wrong_f1.csv" --scores "$tmp/none.csv"
said "'part'"
printf 'series,value,part\na,1,train\n' >"$tmp/wrong_f1.csv"
expect 2 "$opgave" forecast "$tmp/wrong_f1.csv" --scores "$tmp/none.csv"
[ ! -e "$tmp/none.csv" ] || fail 'wrote scores of nothing'

# Remarks behind the values of one series, and what stands beyond the heading, name no series.
printf 'jaar;aantal;opmerking\n2020;12;definitief\n2021;15;definitief\n2022;9;definitief\n2023;11;voorlopig\n' >"$tmp/remarks.csv"
printf 'jaar;aantal\n2020;12;a\n2021;15\n2022;9\n2023;11\n' >"$tmp/beyond.csv"
for name in remarks beyond; do
    expect 0 "$opgave" forecast "$tmp/$name.csv" --language nl --no-charts --out "$tmp/$name"
    grep -qF "kolom 'aantal': 4 jaren, 2020 t/m 2023" "$tmp/stdout" || fail "$name: not one series of four years"
done
# Where a period comes twice, the words do name the series.
printf 'jaar;aantal;plaats\n2020;12;Leiden\n2021;15;Leiden\n2022;9;Leiden\n2020;3;Delft\n2021;4;Delft\n2022;5;Delft\n' >"$tmp/two.csv"
expect 0 "$opgave" forecast "$tmp/two.csv" --language nl --no-charts --out "$tmp/two"
grep -q Delft "$tmp/stdout" || fail 'two series were read as one'
