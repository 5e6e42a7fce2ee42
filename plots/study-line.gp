
# One line over a number, with its band; a limit and marked values where there are any.

@enter
plot DATA index "band" using "x":"low":"high" \
        with filledcurves fill solid noborder linecolor rgb outer, \
    @grid, @zero, \
    DATA index "xgrid" using (here(column("x"))):(y0):(0):((y1 - y0) * 0.015) \
        with vectors nohead linewidth 1 linecolor rgb grey, \
    DATA index "xgrid" using (here(column("x"))):"y":"label" with labels textcolor rgb grey, \
    DATA index "xtitle" using "x":"y":"label" with labels textcolor rgb "#333333", \
    DATA index "limits" using (x0):"y":(x1 - x0):(0) \
        with vectors nohead linewidth 1.5 dashtype (6, 4) linecolor rgb pink, \
    DATA index "marked" using "x":(y0):(0):(y1 - y0) \
        with vectors nohead linewidth 1.5 dashtype (2, 4) linecolor rgb rust, \
    DATA index "callouts" using "x":"y":"label" with labels textcolor rgb rust, \
    DATA index "line" using "x":"y" with lines linewidth 3 linecolor rgb blue, \
    DATA index "line" using "x":"y" with points pointtype 7 pointsize 0.5 linecolor rgb blue, \
    @labels
unset multiplot
