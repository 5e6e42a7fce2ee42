# Bars in rows, with what they are called before them and what they say beside them.

shade(name) = name eq "dark" ? 0x154273 : name eq "middle" ? 0x6d8fb5 : 0xb9cce0

# A block may have nothing but a gap; a label must not.
place(value) = value == value ? value : -1e15

@enter
plot @across, \
    DATA index "bars" using "left":"top":"left":"right":"bottom":"top":(shade(stringcolumn("shade"))) \
        with boxxyerror fill solid noborder linecolor rgb variable, \
    DATA index "whiskers" using "low":"y":(column("high") - column("low")):(0) \
        with vectors nohead linewidth 1.2 linecolor rgb "#333333", \
    DATA index "upright" using "x":(y0):(0):(column("to_y") - y0) \
        with vectors nohead linewidth 1.2 linecolor rgb grey, \
    DATA index "names" using "x":"y":"label" \
        with labels right font ",14" textcolor rgb "#333333", \
    DATA index "after" using (place(column("x"))):"y":"label":(colour(stringcolumn("colour"))) \
        with labels left offset character 0.5, 0 font ",14" textcolor rgb variable, \
    DATA index "ahead" using (place(column("x"))):"y":"label":(colour(stringcolumn("colour"))) \
        with labels right offset character -0.5, 0 font ",14" textcolor rgb variable, \
    DATA index "base" using (place(column("x"))):"y":"label" \
        with labels font ",14" textcolor rgb grey
unset multiplot
