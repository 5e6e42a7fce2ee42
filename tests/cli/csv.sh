#!/bin/sh
# csv.sh OPGAVE: CSV files as spreadsheets make them give the numbers that a person sees in them.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 1

# reads NAME CSV: all 340 places are read from the file under the heading `plekken`.
reads() {
    printf '%b' "$2" >places.csv
    cat >scenario.yaml <<END
opgave: 1
title: $1
horizon: {start: 2026-01, end: 2026-12}
simulation: {replicates: 10, seed: 1}
reception:
  azc:
    obligation: 400
    locations:
      a: {places: {dist: empirical, file: places.csv, column: plekken}}
END
    expect 0 "$opgave" run scenario.yaml --no-charts
    grep -q '^azc.capacity,2026-01,340,' out/scenario/series.csv || fail "$1: not 340 places"
}

reads 'separator within quotes' 'naam,plekken\n"Gebouw A, 12, west",340\n"Gebouw B, 14, oost",340\n'
reads 'doubled quotes' 'naam;plekken\n"Gebouw ""A""; 12";340\n'
reads 'line break within quotes' 'naam,plekken\n"Gebouw\nA",340\n'
reads 'sep= and CR' 'sep=;\rjaar;plekken\r2023;340\r'
reads 'byte order mark, CRLF, tab' '\0357\0273\0277jaar\tplekken\r\n2023\t 340 \r\n'
