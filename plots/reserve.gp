
# Left: the reserve year by year as a fan; below it, when there is any, what stays uncovered.
# Right, unless it is certain: what the reserve should hold at the start, by future (dot the median,
# thick 50%, thin 90%, stroke the 90th percentile), and for all futures by certainty.

stats DATA index "parts" using (cases = column("cases"), uncovered = column("uncovered"), 0) nooutput

fan_of = "fan"
@enter
plot @fan, @grid, @zero, @time, @markers, @edges, @median, \
    DATA index "fan" using (day("day")):"p50" with points pointtype 7 pointsize 0.5 linecolor rgb blue, \
    @labels

unset label
if (cases) {
    panel = panel + 1
    @enter
    plot @across, \
        DATA index "cases" using "p5":"y":(column("p95") - column("p5")):(0) \
            with vectors nohead linewidth 1.2 linecolor rgb blue, \
        DATA index "cases" using "p25":"y":(column("p75") - column("p25")):(0) \
            with vectors nohead linewidth 6 linecolor rgb inner, \
        DATA index "cases" using "p50":"y" with points pointtype 7 pointsize 0.8 linecolor rgb blue, \
        DATA index "cases" using "p90":(column("y") - 0.3):(0):(0.6) \
            with vectors nohead linewidth 2.5 linecolor rgb pink, \
        DATA index "cases" using (x0):"y":"label" \
            with labels right offset character -0.8, 0 textcolor rgb "#333333", \
        DATA index "cases" using "median_x":"y":"median" \
            with labels right textcolor rgb blue, \
        DATA index "cases" using (xmax):"y":"sure" \
            with labels right textcolor rgb pink, \
        DATA index "groups" using (x0):"y":"label" \
            with labels right offset character -0.8, 0 font ",14" textcolor rgb grey, \
        DATA index "column" using "x":(y1):"median" \
            with labels right offset character 0, 0.6 font ",14" textcolor rgb blue, \
        DATA index "column" using (xmax):(y1):"sure" \
            with labels right offset character 0, 0.6 font ",14" textcolor rgb pink, \
        @labels

    panel = panel + 1
    @enter
    plot DATA index "levels" using "x":(0.5):"head":(colour(stringcolumn("colour"))) \
            with labels font ",14" textcolor rgb variable, \
        DATA index "levels" using "x":(1.5):"amount":(colour(stringcolumn("colour"))) \
            with labels textcolor rgb variable, \
        @labels
}

if (uncovered) {
    panel = panel + 1
    @enter
    plot DATA index "uncovered" using (0.5 * (day("from") + day("to"))):"mean":(day("from") + 0.16 * (day("to") - day("from"))):(day("to") - 0.16 * (day("to") - day("from"))):(0):"mean" \
            with boxxyerror fill solid noborder linecolor rgb "#d55e00", \
        @grid, @time, \
        DATA index "uncovered" using (0.5 * (day("from") + day("to"))):"mean":"label" \
            with labels offset character 0, 0.7 font ",14" textcolor rgb rust, \
        @labels
}
unset multiplot
