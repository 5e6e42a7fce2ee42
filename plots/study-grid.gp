
# A cell for each pair, tinted by its value, with the numbers in it.

@enter
plot DATA index "cells" using "x":"y":(column("x") - 0.48):(column("x") + 0.48):(column("y") - 0.46):(column("y") + 0.46):"colour" \
        with boxxyerror fill solid noborder linecolor rgb variable, \
    DATA index "bigger" using "x":"y":"label" with labels textcolor rgb "black", \
    DATA index "smaller" using "x":"y":"label" with labels font ",13" textcolor rgb "#333333", \
    DATA index "across" using "x":"y":"label" with labels textcolor rgb "#333333", \
    DATA index "down" using (x0):"y":"label" \
        with labels right offset character -0.8, 0 textcolor rgb "#333333", \
    @labels
unset multiplot
