
# Locations in rows; the darker a bar, the surer that the location is open.

shade(step) = step >= 5 ? 0x154273 : step >= 4 ? 0x4d76a3 : step >= 3 ? 0x86a5c6 : \
    step >= 2 ? 0xb9cce0 : 0xe3ebf3

@enter
plot DATA index "groups" using (x0):"y":(x1 - x0):(0) \
        with vectors nohead linewidth 0.7 linecolor rgb "#c0000000", \
    DATA index "bars" using (day("from")):"y":(day("from")):(day("to")):(column("y") - 0.32):(column("y") + 0.32):(shade(column("shade"))) \
        with boxxyerror fill solid border rgb blue linewidth 0.5 linecolor rgb variable, \
    @time, @markers, \
    DATA index "names" using (x0):"y":"places" \
        with labels right offset character -0.8, 0 textcolor rgb blue, \
    DATA index "names" using "x":"y":"name" \
        with labels right textcolor rgb "#333333", \
    DATA index "empty" using "x":"y":"label" \
        with labels left offset character 0.6, 0 font ",14" textcolor rgb grey, \
    DATA index "column" using (x0):(0.6):"label" \
        with labels right offset character -0.8, 0 font ",14" textcolor rgb blue, \
    DATA index "groups" using "x":"y":"label" \
        with labels right textcolor rgb "black", \
    @labels

unset label
panel = 2
@enter
plot DATA index "key" using "left":(0.5):"left":"right":(0.1):(0.9):(shade(column("shade"))) \
        with boxxyerror fill solid border rgb blue linewidth 0.5 linecolor rgb variable, \
    DATA index "key" using "right":(0.5):"label" \
        with labels left offset character 0.6, 0 font ",14" textcolor rgb "#333333"
unset multiplot
