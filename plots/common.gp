# Common to all charts; the chart's own part follows below.
# Arguments: the data file, the picture to make, and its format (svg, png or pdf).
# Blocks of the data file are found by name, columns by their heads. Where things stand was computed
# with the data, for a page of 960 px wide, so that labels do not overlap.

set encoding utf8
set datafile separator tab columnheaders
DATA = ARG1

array said[30]
array said_y[30]
array said_size[30]
array said_colour[30]
stats DATA index "text" using (i = int($0) + 1, said[i] = stringcolumn("text"), said_y[i] = column("y"), \
    said_size[i] = column("size"), said_colour[i] = stringcolumn("colour"), i) nooutput
lines = int(STATS_max)
stats DATA index "page" using (height = column("height"), head = column("head"), wide = column("wide"), \
    tall = column("tall"), aside = column("aside"), down = column("down"), inch = column("inch"), \
    dot = column("dot"), 0) nooutput
stats DATA index "panel" using "panel" nooutput
panels = int(STATS_max)

# The same picture in each format: a px is so many pixels of a PNG, so many inches of a PDF.
if (ARG3 eq "png") {
    set terminal pngcairo noenhanced size int(dot * wide + 0.5), int(dot * tall + 0.5) fontscale 0.75 * dot \
        linewidth dot pointscale 1.8 * dot dashlength dot background rgb "white" font "DejaVu Sans,16"
}
if (ARG3 eq "pdf") {
    set terminal pdfcairo noenhanced size (inch * wide)in, (inch * tall)in fontscale 54 * inch \
        linewidth 144 * inch pointscale 96 * inch dashlength 160 * inch background rgb "white" font "DejaVu Sans,16"
}
if (ARG3 eq "svg") {
    set terminal svg noenhanced size int(wide + 0.5), int(tall + 0.5) background rgb "white" font "DejaVu Sans,16"
}
set output ARG2

# Dark enough on white, and apart for colour-blind readers and in grey.
blue = "#154273"
pink = "#a90061"
rust = "#a34700"
grey = "#595959"
outer = "#d3e2f1"
inner = "#9dbfe0"
colour(name) = name eq "blue" ? 0x154273 : name eq "pink" ? 0xa90061 : name eq "rust" ? 0xa34700 : \
    name eq "white" ? 0xffffff : name eq "dark" ? 0x333333 : name eq "black" ? 0x000000 : 0x595959

across_page(px) = (aside + px) / wide
up_page(px) = 1 - (down + px) / tall

do for [i = 1:lines] {
    shade = sprintf("#%06x", colour(said_colour[i]))
    set label i said[i] at screen across_page(24), screen up_page(said_y[i]) font sprintf(",%g", said_size[i]) \
        textcolor rgb shade
}
set style textbox opaque fillcolor rgb "#90ffffff" noborder margins 0.4, 0.1
unset key
unset border
unset tics
set multiplot

# Of blocks that all panels share only the rows of this panel; the others fall outside of it, for a
# single label that is NaN can end gnuplot.
panel = 1
here(value) = column("panel") == panel ? value : -1e15
uncertain(low, high, value) = column(high) - column(low) > 0.01 * (y1 - y0) ? value : NaN
day(name) = strptime("%Y-%m-%d", stringcolumn(name)) / 86400

# Texts to be used with @: where the panel is, then what lies behind and what stands around its data.
enter = 'set xrange [*:*]; set yrange [*:*]; stats DATA index "panel" every ::(panel - 1)::(panel - 1) using \
    (left = column("left"), right = column("right"), bottom = column("bottom"), top = column("top"), \
     x0 = column("x0"), x1 = column("x1"), xmin = column("xmin"), xmax = column("xmax"), \
     y0 = column("y0"), y1 = column("y1"), ymin = column("ymin"), ymax = column("ymax"), 0) nooutput; \
    set lmargin at screen across_page(left); set rmargin at screen across_page(right); \
    set bmargin at screen up_page(head + bottom); set tmargin at screen up_page(head + top); \
    set xrange [xmin:xmax]; set yrange [ymin:ymax]'
grid = 'DATA index "ygrid" using (here(x0)):"y":(x1 - x0):(0) \
        with vectors nohead linewidth 0.7 linecolor rgb "#c0000000", \
    DATA index "ygrid" using (here(x0)):"y":"label" \
        with labels right offset character -0.8, 0 textcolor rgb grey'
across = 'DATA index "xgrid" using (here(column("x"))):(y0):(0):(y1 - y0) \
        with vectors nohead linewidth 0.7 linecolor rgb "#c0000000", \
    DATA index "xgrid" using (here(column("x"))):"y":"label" \
        with labels textcolor rgb grey'
upright = 'DATA index "xgrid" using (here(column("x") == 0 ? 0 : NaN)):(y0):(0):(y1 - y0) \
        with vectors nohead linewidth 1.2 linecolor rgb grey'
zero = 'DATA index "ygrid" using (here(column("y") == 0 ? x0 : NaN)):"y":(x1 - x0):(0) \
        with vectors nohead linewidth 1.2 linecolor rgb grey'
# The fan that the block named by `fan_of` has: its areas, and then what stands around them.
fan = 'DATA index fan_of using (day("day")):"p5":"p95" \
        with filledcurves fill solid noborder linecolor rgb outer, \
    DATA index fan_of using (day("day")):"p25":"p75" \
        with filledcurves fill solid noborder linecolor rgb inner'
edges = 'for [edge in "p5 p95"] DATA index fan_of using (day("day")):edge \
        with lines linewidth 0.7 linecolor rgb blue'
median = 'DATA index fan_of using (day("day")):"p50" with lines linewidth 3 linecolor rgb blue'
time = 'DATA index "xticks" using (here(day("day"))):(y0):(0):(column("y") - y0) \
        with vectors nohead linewidth 1 linecolor rgb grey, \
    DATA index "xlabels" using (here(column("x"))):"y":"label" \
        with labels textcolor rgb grey, \
    DATA index "numbers" using (here(column("x"))):"y":"label" \
        with labels font ",14" textcolor rgb "#333333"'
markers = 'DATA index "markers" using (here(day("day"))):(y0):(0):(column("y") - y0) \
        with vectors nohead linewidth 1 dashtype (2, 4) linecolor rgb grey, \
    DATA index "captions" using (here(column("x"))):"y":"label" \
        with labels left font ",14" textcolor rgb grey'
labels = 'DATA index "headings" using (here(column("x"))):"y":"label" \
        with labels left textcolor rgb "#333333", \
    DATA index "labels" using (here(column("x"))):"y":(column("to_x") - column("x")):(column("to_y") - column("y")):(colour(stringcolumn("colour"))) \
        with vectors nohead linewidth 0.7 linecolor rgb variable, \
    DATA index "labels" using (here(column("to_x"))):"to_y":"label":(colour(stringcolumn("colour"))) \
        with labels left offset character 0.4, 0 textcolor rgb variable, \
    DATA index "notes" using (here(column("x"))):"y":"label":(colour(stringcolumn("colour"))) \
        with labels boxed textcolor rgb variable'
