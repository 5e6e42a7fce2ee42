
# Above: persons per period, dark as far as history tells, else light up to the median with the 50%
# (thick) and 90% (thin) range on it, against the taakstelling (dashed) with its 90% range (dotted).
# Below: the backlog, history as a line, the future as a fan.

span(share) = day("from") + share * (day("to") - day("from"))
open(value) = column("past") > 0 ? NaN : value

@enter
plot @grid, @time, @markers, \
    DATA index "divider" using (day("day")):(y0):(0):(y1 - y0) \
        with vectors nohead linewidth 1 linecolor rgb grey, \
    DATA index "periods" using (open(span(0.5))):"p50":(span(0.12)):(span(0.88)):(0):"p50" \
        with boxxyerror fill solid noborder linecolor rgb inner, \
    DATA index "periods" using (span(0.5)):"known":(span(0.12)):(span(0.88)):(0):"known" \
        with boxxyerror fill solid noborder linecolor rgb blue, \
    DATA index "periods" using (open(span(0.12))):"p50":(0.76 * (day("to") - day("from"))):(0) \
        with vectors nohead linewidth 2.5 linecolor rgb blue, \
    DATA index "periods" using (open(span(0.5))):"p5":(0):(column("p95") - column("p5")) \
        with vectors nohead linewidth 1.2 linecolor rgb blue, \
    DATA index "periods" using (open(span(0.5))):"p25":(0):(column("p75") - column("p25")) \
        with vectors nohead linewidth 6 linecolor rgb blue, \
    for [edge in "target_p5 target_p95"] DATA index "periods" using (uncertain("target_p5", "target_p95", day("from"))):edge:(day("to") - day("from")):(0) \
        with vectors nohead linewidth 1.2 dashtype (2, 3) linecolor rgb pink, \
    DATA index "periods" using (day("from")):"target_p50":(day("to") - day("from")):(0) \
        with vectors nohead linewidth 2.5 dashtype (6, 4) linecolor rgb pink, \
    DATA index "periods" using (day("middle")):"target_y":"target" \
        with labels font ",14" textcolor rgb pink, \
    DATA index "periods" using (day("middle")):"housed_y":"housed" \
        with labels font ",14" textcolor rgb blue, \
    DATA index "heads" using (x0):"target_y":"target" \
        with labels right offset character -0.8, 0 font ",14" textcolor rgb pink, \
    DATA index "heads" using (x0):"housed_y":"housed" \
        with labels right offset character -0.8, 0 font ",14" textcolor rgb blue, \
    DATA index "divider" using (day("day")):(y1):"past" \
        with labels right offset character -0.6, 0.7 font ",14" textcolor rgb grey, \
    DATA index "divider" using (day("day")):(y1):"forecast" \
        with labels left offset character 0.6, 0.7 font ",14" textcolor rgb grey, \
    @labels

unset label
panel = 2
fan_of = "backlog"
@enter
plot @fan, @grid, @zero, @time, @markers, @edges, \
    DATA index "past" using (day("day")):"p50" with lines linewidth 3 linecolor rgb blue, \
    DATA index "past" using (day("day")):"p50" with points pointtype 7 pointsize 0.5 linecolor rgb blue, \
    @median, \
    DATA index "divider" using (day("day")):(y0):(0):(y1 - y0) \
        with vectors nohead linewidth 1 linecolor rgb grey, \
    @labels
unset multiplot
