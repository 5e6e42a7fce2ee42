
# What was known as a line with dots, what was expected from there as a fan, or by turns as a bar for
# each period (80% dark, 95% light), and what came as dots.

fan_of = "fan"
bar(low, high) = column(high) - column(low)
@enter
plot @fan, \
    @grid, @zero, @time, \
    DATA index "divider" using (day("day")):(y0):(0):(y1 - y0) \
        with vectors nohead linewidth 1 linecolor rgb grey, \
    DATA index "bars" using (day("day")):"low95":(0):(bar("low95", "high95")) \
        with vectors nohead linewidth 9 linecolor rgb outer, \
    DATA index "bars" using (day("day")):"low80":(0):(bar("low80", "high80")) \
        with vectors nohead linewidth 9 linecolor rgb inner, \
    @edges, \
    DATA index "known" using (day("day")):"y" with lines linewidth 2.5 linecolor rgb "#333333", \
    DATA index "known" using (day("day")):"y" with points pointtype 7 pointsize 0.45 linecolor rgb "#333333", \
    DATA index "expected" using (day("day")):"y" with lines linewidth 3 linecolor rgb blue, \
    DATA index "came" using (day("day")):"y" with points pointtype 7 pointsize 1 linecolor rgb "white", \
    DATA index "came" using (day("day")):"y" with points pointtype 7 pointsize 0.75 linecolor rgb rust, \
    @labels
unset multiplot
