#!/bin/sh
# forecast: the shapes in which officials hand over counts are read, or refused with the way out.
. "$(dirname "$0")/../lib.sh"

# reads NAME [OPTION...]: $tmp/NAME.csv is forecast; the text is in $tmp/stdout.
reads() {
    name=$1
    shift
    expect 0 "$opgave" forecast "$tmp/$name.csv" --no-charts --language nl --out "$tmp/out" "$@"
}

# refuses NAME TEXT [OPTION...]: it is not, and the message holds TEXT.
refuses() {
    name=$1 text=$2
    shift 2
    expect 2 "$opgave" forecast "$tmp/$name.csv" --no-charts --language nl --out "$tmp/none" "$@"
    said "$text"
    [ ! -e "$tmp/none" ] || fail "$name: wrote a forecast all the same"
}

# told TEXT: the text holds it, however its lines were broken.
told() {
    tr -s '\n ' '  ' <"$tmp/stdout" | grep -qF -- "$1" || fail "$name: no '$1' in: $(head -30 "$tmp/stdout")"
}

# file NAME: from standard input; printf's escapes are for the caller.
file() {
    cat >"$tmp/$1.csv"
}

# ways NAME LABEL...: a history with these periods.
ways() {
    ways_name=$1 n=20
    shift
    printf 'periode;aantal\n' >"$tmp/$ways_name.csv"
    for label; do
        n=$((n + 3))
        printf '%s;%d\n' "$label" "$n"
    done >>"$tmp/$ways_name.csv"
}
ways half1 2022-1 2022-2 2023-1 2023-2
ways half2 2022H1 2022H2 2023H1 2023H2
ways half3 2022-H1 2022-H2 2023-H1 2023-H2
ways half4 '2022 1e halfjaar' '2022 2e halfjaar' '2023 1e halfjaar*' '2023 2e halfjaar*'
ways half5 2022HJ01 2022HJ02 2023HJ01 2023HJ02
for name in half1 half2 half3 half4 half5; do
    reads $name
    told '4 halfjaren, 1e helft 2022 t/m 2e helft 2023'
    told '1e helft 2024'
done
grep -q 'Voorlopig' "$tmp/stdout" && fail 'provisional where nothing was'
reads half4
told 'Voorlopig (met een sterretje): 2.'
ways quarter1 '2021 1e kwartaal*' '2021 2e kwartaal' '2021 3e kwartaal' '2021 4e kwartaal'
ways quarter2 2021KW01 2021KW02 2021KW03 2021KW04
ways quarter3 2021Q1 2021Q2 2021Q3 2021Q4
for name in quarter1 quarter2 quarter3; do
    reads $name
    told '4 kwartalen, 1e kwartaal 2021 t/m 4e kwartaal 2021'
done
ways month1 '2014 januari' '2014  februari' '2014 maart' '2014 april'
ways month2 jan-14 feb-14 mrt-14 apr-14
ways month3 'jan 2014' 'febr. 2014' 'mrt 2014' 'april 2014'
ways month4 201401 201402 201403 201404
ways month5 31-01-2014 28-02-2014 31-03-2014 30-04-2014
ways month6 2014MM01 2014MM02 2014MM03 2014MM04
ways month7 2014-01-01 2014-02-01 2014-03-01 2014-04-01
for name in month1 month2 month3 month4 month5 month6 month7; do
    reads $name
    told '4 maanden, januari 2014 t/m april 2014'
done
ways year1 1975JJ00 1976JJ00 1977JJ00
ways year2 1975 1976 1977
for name in year1 year2; do
    reads $name
    told '3 jaren, 1975 t/m 1977'
done
ways one 2024-1
refuses one '--frequency 2, 4 of 12'
reads one --frequency 2
told 'één half jaar'
told 'minstens vier waarden'

# StatLine: mark, CRLF, everything quoted, padded numbers, keys with blanks, a footer.
printf '\357\273\277"RegioS";"Perioden";"Instroom"\r\n"GM0546  ";"2022MM01";"     390"\r\n"GM0546  ";"2022MM02";"       ."\r\n"GM0546  ";"2022MM03";"     410"\r\n"\302\251 Centraal Bureau voor de Statistiek";;\r\n' | file statline
refuses statline '2022-02 ontbreekt'
sed 's/       \./     400/' "$tmp/statline.csv" | file statline2
reads statline2
told "3 maanden, januari 2022 t/m maart 2022"
told 'Overgeslagen, want zonder cijfers: regel 5.'

# Title, two headings, a row of units, footers.
file titles <<'END'
Asielverzoeken per maand,,
,Totaal,
Perioden,Eerste verzoeken,Nareis
,aantal,aantal
2023M01,120,40
2023M02,130,42
2023M03,110,44
Bron: CBS,,
END
refuses titles 'Eerste verzoeken (120), Nareis (40)'
reads titles --column 'Eerste verzoeken'
told "kolom 'Eerste verzoeken': 3 maanden"
told 'regel 1, 2, 4, 8.'
reads titles --wide
told '2 reeksen met 6 waarden per maand'

# Months in columns.
file across <<'END'
Gemeente;2023-01;2023-02;2023-03;2023-04
Leiden;12;8;9;14
Katwijk;3;5;2;4
Totaal;15;13;11;18
END
refuses across '--wide'
reads across --wide
told '2 reeksen'
told 'want een totaal (1): Totaal'

# Totals among the values.
file mixed <<'END'
periode;aantal
2022MM11;10
2022MM12;11
2022JJ00;120
2023MM01;12
END
refuses mixed 'mixed.csv:4:1'
said '--frequency'
reads mixed --frequency 12
told 'niet gelezen: 1.'

# Missing: counted at the ends, an error within, never a silent value.
file missing <<'END'
periode;aantal
2020;x
2021;10
2022;12
2023;11
2024;<5
2025;
END
reads missing
told '3 jaren, 2021 t/m 2023'
told "Zonder waarde"
file gap <<'END'
periode;aantal
2021-1;10
2021-2;12
2022-2;11
END
refuses gap 'gap.csv:4:8: '
said '2022-H1 ontbreekt'

# Negative: corrections, or a balance that is meant.
file negative <<'END'
maand;aantal
2023-01;4
2023-02;-1
2023-03;6
END
refuses negative 'negative.csv:3:9'
said '--allow-negative'
reads negative --allow-negative

# Decimal marks.
file comma <<'END'
jaar;index
2020;1.234,5
2021;1.301,0
2022;998,25
END
reads comma
told 'De komma is als decimaalteken gelezen'
awk -F, '$2 == 2020 { exit $3 != 1234.5 }' "$tmp/out/forecast.csv" || fail 'the comma was misread'
printf 'jaar;index\n2020;225.1\n2021;230.4\n2022;228.0\n' | file point
reads point
awk -F, '$2 == 2020 { exit $3 != 225.1 }' "$tmp/out/forecast.csv" || fail 'the point was misread'
printf 'jaar;index\n2020;1.234\n2021;1.301\n2022;1.298\n' | file unclear
refuses unclear '--decimal'
reads unclear --decimal ,
awk -F, '$2 == 2020 { exit $3 != 1234 }' "$tmp/out/forecast.csv" || fail 'thousands were misread'

# Many columns and none chosen.
awk 'BEGIN { printf "jaar"; for (c = 1; c <= 80; c++) printf ";k%d", c; print ""
    for (y = 2018; y < 2024; y++) { printf "%d", y; for (c = 1; c <= 80; c++) printf ";%d", y * c % 97; print "" } }' | file many
refuses many 'k1 (78), k2 (59)'
said '(+68)'
refuses many "geen kolom 'k81'" --column k81
reads many --column k3

# A long file: some ended, some empty, one a total.
awk 'BEGIN { print "gemeente;periode;aantal"
    for (g = 1; g <= 343; g++) for (m = 1; m <= 6; m++)
        if (g != 7 || m < 4) printf "G%d;2022-%02d;%s\n", g, m, g == 9 ? "" : (g * 7 + m * 5) % 23
    for (m = 1; m <= 6; m++) printf "Nederland;2022-%02d;%d\n", m, 4000 + m }' | file long
reads long
told '341 reeksen'
told 'eerder gestopt dan de andere (1): G7'
told 'zonder waarden (1): G9'
told 'een totaal (1): Nederland'
told 'reeksen meer: zie forecast.csv'
[ "$(cut -d, -f1 "$tmp/out/forecast.csv" | sort -u | wc -l)" -eq 342 ] || fail 'not 341 series'

# The same period twice; steps of four years; unordered rows; text for a number.
printf 'p;n\n2020;1\n2021;2\n2020;3\n' | file twice
refuses twice 'twice.csv:4:6'
said 'regel 2'
printf 'p;n\n2010;1\n2014;2\n2018;3\n' | file step
refuses step 'een stap van 4'
printf 'p;n\n2022;3\n2020;1\n2021;2\n' | file unordered
reads unordered
awk -F, '$2 == 2022 { exit $3 != 3 }' "$tmp/out/forecast.csv" || fail 'rows out of order were mixed up'
printf 'p;n\n2020;1\n2021;veel\n2022;3\n2023;4\n' | file words
refuses words 'words.csv:3:6'

# Whole lines in quotes; a quote that is never closed; other encodings and kinds of files.
printf '"p;n"\n"2020;11"\n"2021;12"\n"2022;9"\n' | file quoted
reads quoted
told 'twee keer als CSV bewaard'
printf '"p;n\n"2020;11\n' | file shifted
refuses shifted 'shifted.csv:1:1'
printf 'p;n\n2020;11\nS\372dwest;3\n' | file windows
refuses windows 'windows.csv:3:2'
printf 'PK\003\004' | file workbook
refuses workbook 'CSV UTF-8'
: | file empty
refuses empty 'empty.csv:1:1'
printf 'a;b\nx;y\n' | file none
refuses none '2024-H1'

# Days and weeks.
awk 'BEGIN { print "dag;n"; for (m = 1; m <= 6; m++) for (d = 1; d <= 28; d++) printf "%02d-%02d-2023;1\n", d, m }' | file days
refuses days '--frequency 12'
reads days --frequency 12
told '6 maanden'
told 'opgeteld per maand'
awk -F, '$2 == "2023-03" { exit $3 != 28 }' "$tmp/out/forecast.csv" || fail 'days were not added up'

# A part of a period.
printf 'p;n\n2023-H1;217\n2023-H2;217\n2024-H1;217\n2024-H2;29\n' | file part
reads part
told '--exposure 2024-H2=0.5'
reads part --exposure 2024-H2=0.5
told 'is 50% verstreken'
awk -F, '$2 == "2024-H2" { exit $3 != 58 }' "$tmp/out/forecast.csv" || fail 'the part was not scaled'
refuses part 'komt niet voor' --exposure 2025-H2=0.5
refuses part 'PERIODE=DEEL' --exposure 0.5
printf 'p;n;exposure\n2023;10;1\n2024;12;\n2025;3;0.25\n' | file share
reads share
awk -F, '$2 == 2025 { exit $3 != 12 }' "$tmp/out/forecast.csv" || fail 'the column of shares was not used'

# Sense at the edges: constant, zero, a billion, horizons.
printf 'p;n\n2020;0\n2021;0\n2022;0\n2023;0\n' | file zeros
reads zeros
printf 'p;n\n2020;5\n2021;5\n2022;5\n2023;5\n' | file constant
reads constant
printf 'p;n\n2020;1000000000\n2021;1000000007\n2022;999999999\n' | file billion
reads billion
if grep -qiE 'nan|inf' "$tmp/out/forecast.csv" "$tmp/out/forecast.json"; then fail 'not a number'; fi
reads constant --horizon 60
[ "$(grep -c '' "$tmp/out/forecast.csv")" -eq 65 ] || fail 'not sixty periods'
expect 2 "$opgave" forecast "$tmp/constant.csv" --horizon 61
printf 'p;n\n2020;110\n2021;112\n2022;115\n2023;119\n' | file few
reads few
told 'Gebruikt: de laatste waarde'
expect 0 "$opgave" forecast "$tmp/constant.csv" --no-charts --language en --out "$tmp/out"
told 'Would this have worked before?'
