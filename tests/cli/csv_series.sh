#!/bin/sh
# csv_series.sh OPGAVE: schedules and histories from CSV files mean what they would mean written out,
# stay what they are when the scenario is shown and read again, and can be changed and laid over.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 1
mkdir data

cat >data/taakstelling.csv <<'END'
"Taakstelling Leiden";;
"jaar";"personen";"bron"
"2022";"165";a
"2023";"275";b
"2024*";"254";c
"2025 1e halfjaar";"202,5";d
2025-H2;1.120;e
Bron: gemeente;;
END
printf 'periode,gehuisvest\n2025-Q1,29\n2022,147\n2024,217\n2023,260\n' >data/realised.csv
printf 'maand\tlasten\n2025-01\t1 250,50\n2025-02\t-10\n' >data/ledger.csv

rest='sources: {jr: Jaarstukken}
finance:
  lines: {rent: {cost: 12_000, per: year}}'
cat >written.yaml <<END
opgave: 1
title: written
horizon: {start: 2025-01, end: 2025-12}
housing:
  s:
    taakstelling: {source: jr, 2022: 165, 2023: 275, 2024: 254, 2025-H1: 202.5, 2025-H2: 1_120}
    realised: {source: jr, 2022: 147, 2023: 260, 2024: 217, 2025-Q1: 29}
    supply: {corporations: {persons_per_month: {2022: 165, 2023: 275, 2024: 254, 2025-H1: 202.5, 2025-H2: 1120}}}
$rest
  actuals: {rent: {2025-01: 1250.5, 2025-02: -10}}
END
cat >read.yaml <<END
opgave: 1
title: written
horizon: {start: 2025-01, end: 2025-12}
housing:
  s:
    taakstelling: {csv: data/taakstelling.csv, period: jaar, value: personen, decimal: ',', source: jr}
    realised: {csv: ./data/realised.csv, period: periode, value: gehuisvest, source: jr}
    supply: {corporations: {persons_per_month: {value: {csv: data/taakstelling.csv, period: jaar, value: personen}}}}
$rest
  actuals: {rent: {csv: data/ledger.csv, period: maand, value: lasten}}
END

# runs NAME FILE [OPTION]...: runs a scenario, its files in $tmp/NAME.
runs() {
    name=$1
    file=$2
    shift 2
    expect 0 "$opgave" run "$file" --no-charts --replicates 20 --out "$name" "$@"
}

runs one written.yaml
runs two read.yaml
same one/series.csv two/series.csv
sed 2d one/metrics.json >one/rest # but for the scenario's name
sed 2d two/metrics.json >two/rest
same one/rest two/rest

# Shown, with the place of each number, and read again.
expect 0 "$opgave" show read.yaml
grep -q '2025-H1: 202.5 *# data/taakstelling.csv:6$' stdout || fail "no place: $(cat stdout)"
grep -q '2025-02: -10 *# data/ledger.csv:3$' stdout || fail 'no place in the ledger'
cp two/resolved.yaml again.yaml
runs three again.yaml
same two/series.csv three/series.csv

# All numbers of the file rest on the source beside it.
expect 0 "$opgave" check read.yaml
grep -q 'taakstelling: 2022, 2023, 2024, 2025-H1, 2025-H2' stdout || fail "no grounds: $(cat stdout)"

# One period laid over; one changed; the whole replaced by another file, and by numbers.
mkdir other
printf 'jaar,personen\n2022,1\n2023,1\n2024,1\n2025-H1,7\n2025-H2,8\n' >other.csv
printf 'extends: read.yaml\nhousing: {s: {taakstelling: {2025-H2: 8}}}\nchange: {housing.s.taakstelling.2025-H1: {times: 2}}\n' >over.yaml
runs four over.yaml
grep -q '^s.taakstelling,2025-H1,405,' four/series.csv || fail 'not changed'
grep -q '^s.taakstelling,2025-H2,8,' four/series.csv || fail 'not laid over'
printf 'extends: read.yaml\nhousing: {s: {taakstelling: {csv: other.csv}}}\n' >file.yaml
runs five file.yaml
grep -q '^s.taakstelling,2025-H1,7,' five/series.csv || fail 'not the other file'
runs six file.yaml --set 'housing.s.taakstelling.2025-H1*=3'
grep -q '^s.taakstelling,2025-H1,21,' six/series.csv || fail 'not changed by --set'

# What was left out is told, at its line.
printf 'jaar,personen\n2022,1\n2023,1\n2024,1\n2025-H1,7\n2025-Q3,\n2025-H2,8\nTotaal,17\n' >other.csv
expect 0 "$opgave" check file.yaml --language en
said 'other.csv:6:9: advice: without a number: this period is left out'
said 'other.csv:8:1: advice: a total: this line is passed over'

# The reader that the program is given is the door for these files too: none outside the folder.
expect 2 "$opgave" show read.yaml --set 'housing.s.realised={csv: /etc/passwd, period: a, value: b}'
said "'/etc/passwd'"
