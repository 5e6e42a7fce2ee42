
# What is known as a line with dots, then what may come as a fan.

fan_of = "fan"
@enter
plot @fan, \
    @grid, @zero, @time, \
    DATA index "divider" using (day("day")):(y0):(0):(y1 - y0) \
        with vectors nohead linewidth 1 linecolor rgb grey, \
    @edges, \
    DATA index "known" using (day("day")):"y" with lines linewidth 2.5 linecolor rgb "#333333", \
    DATA index "known" using (day("day")):"y" with points pointtype 7 pointsize 0.45 linecolor rgb "#333333", \
    DATA index "expected" using (day("day")):"y" with lines linewidth 3 linecolor rgb blue, \
    @labels
unset multiplot
