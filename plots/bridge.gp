
# A waterfall: the base, what each change adds (orange) or takes off (blue), and where that ends.

tone(kind) = kind > 0 ? 0xd55e00 : kind < 0 ? 0x4d76a3 : 0x154273
high(from, to) = from > to ? from : to

@enter
plot @across, @upright, \
    DATA index "bars" using (0.5 * (column("from") + column("to"))):"y":"from":"to":(column("y") - 0.34):(column("y") + 0.34):(tone(column("kind"))) \
        with boxxyerror fill solid noborder linecolor rgb variable, \
    DATA index "bars" using (column("y") < y0 - 1 ? column("to") : NaN):(column("y") + 0.34):(0):(0.32) \
        with vectors nohead linewidth 0.7 linecolor rgb grey, \
    DATA index "bars" using (x0):"y":"name" \
        with labels right offset character -0.8, 0 textcolor rgb "#333333", \
    DATA index "bars" using (high(column("from"), column("to"))):"y":"value" \
        with labels left boxed offset character 0.6, 0 textcolor rgb "#333333"
unset multiplot
