
# A row for each future or scenario: dot, thick 50% and thin 90%.

@enter
plot @across, @upright, \
    DATA index "xtitle" using "x":"y":"label" with labels textcolor rgb "#333333", \
    DATA index "rows" using "low":"y":(column("high") - column("low")):(0) \
        with vectors nohead linewidth 1.2 linecolor rgb blue, \
    DATA index "rows" using "p25":"y":(column("p75") - column("p25")):(0) \
        with vectors nohead linewidth 8 linecolor rgb inner, \
    DATA index "rows" using "value":"y" with points pointtype 7 pointsize 0.8 linecolor rgb blue, \
    DATA index "rows" using (x0):"y":"label" \
        with labels right offset character -0.8, 0 textcolor rgb "#333333", \
    DATA index "rows" using (x1):"y":"text" \
        with labels left offset character 0.8, 0 textcolor rgb blue, \
    @labels
unset multiplot
