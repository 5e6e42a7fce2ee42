
# Two scenarios over each other, in one or two panels: the base in blue, the other in orange, each a
# median within its 90% range; what is asked of both (obligation, taakstelling) dashed. Where they
# coincide the base's thicker line shows on both sides.

do for [number = 1:panels] {
    panel = number
    @enter
    plot DATA index sprintf("base%d", panel) using (day("day")):"p5":"p95" \
            with filledcurves fill solid noborder linecolor rgb outer, \
        DATA index sprintf("other%d", panel) using (day("day")):"p5":"p95" \
            with filledcurves fill transparent solid 0.22 noborder linecolor rgb "#d55e00", \
        @grid, @zero, @time, @markers, \
        for [edge in "p5 p95"] DATA index sprintf("base%d", panel) using (day("day")):edge \
            with lines linewidth 0.7 linecolor rgb blue, \
        for [edge in "p5 p95"] DATA index sprintf("other%d", panel) using (day("day")):edge \
            with lines linewidth 0.7 linecolor rgb rust, \
        for [side in "base other"] DATA index sprintf("duty%d", panel) using (day("day")):side \
            with lines linewidth (side eq "base" ? 2.5 : 1.5) dashtype (10, 5) linecolor rgb pink, \
        DATA index sprintf("base%d", panel) using (day("day")):"p50" \
            with lines linewidth 4.5 linecolor rgb blue, \
        DATA index sprintf("other%d", panel) using (day("day")):"p50" \
            with lines linewidth 2.5 linecolor rgb rust, \
        @labels
    unset label
}
unset multiplot
