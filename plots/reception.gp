
# Places: capacity as a fan against the obligation; hatched from the obligation down by the shortage.

fan_of = "capacity"
@enter
plot @fan, \
    DATA index "gap" using (day("day")):"met":"obligation" \
        with filledcurves below fill transparent pattern 5 linecolor rgb "#d55e00", \
    @grid, @time, @markers, \
    @edges, \
    for [edge in "p5 p95"] DATA index "obligation" using (day("day")):(uncertain("p5", "p95", column(edge))) \
        with lines linewidth 1.2 dashtype (2, 3) linecolor rgb pink, \
    @median, \
    DATA index "obligation" using (day("day")):"p50" \
        with lines linewidth 2.5 dashtype (10, 5) linecolor rgb pink, \
    @labels
unset multiplot
