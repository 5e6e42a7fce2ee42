# The benchmark's chart: gnuplot -d -c bench.gp bench.dat bench.svg
set encoding utf8
set terminal svg noenhanced size 960, 800 background rgb "white" font "DejaVu Sans,13"
set output ARG2
DATA = ARG1

array colours[4] = [0x154273, 0xa90061, 0xa34700, 0x595959]
sizes = "replicates months locations lines"
designs = "random latin_hypercube sobol"
set border 3
set tics nomirror
set grid linetype 1 linewidth 0.5 linecolor rgb "#d0d0d0"
set multiplot layout 2, 2 margins 0.09, 0.97, 0.08, 0.95 spacing 0.12, 0.16

set title "Thousands of replicates per CPU second, Leiden base"
set style fill solid noborder
set boxwidth 0.6
set yrange [0:*]
set offsets 0, 0, graph 0.1, 0
lines(name) = (at = strstrt(name, ", ")) ? name[1:at]."\n".name[at + 2:*] : name
plot DATA index "speed" using 0:($2 / 1000):xtic(lines(stringcolumn(1))) with boxes linecolor rgb colours[1] notitle, \
    "" index "speed" using 0:($2 / 1000):(sprintf("%.0f", $2 / 1000)) with labels offset 0, 0.7 notitle
set offsets

set title "Growth of the cost"
set logscale xy
set yrange [*:*]
set xlabel "size over the smallest"
set ylabel "cost over the smallest"
set key top left reverse Left
plot [1:*] x with lines linecolor rgb "#595959" dashtype 2 title "linear", \
    for [i = 1:4] DATA index word(sizes, i) with linespoints linewidth 2 pointtype 4 + i \
        linecolor rgb colours[i] title word(sizes, i)

set xlabel "replicates"
set ylabel "standard error, thousands of euro"
set xrange [400:10000]
set xtics (500, 1000, 2000, 4000, 8000)
set key bottom left
do for [of in "made leiden"] {
    set title "Required reserve at 95 %, ".(of eq "made" ? "made scenario" : "Leiden base")
    plot for [i = 1:3] DATA index of."_".word(designs, i) using 1:($2 / 1000) with linespoints \
        linewidth 2 pointtype 4 + i linecolor rgb colours[i] title word(designs, i)
}
