/* The phrases of `opgave check`, as those of phrases.h. */
#ifndef OG_OUTPUT_CHECK_PHRASES_H
#define OG_OUTPUT_CHECK_PHRASES_H

#define OG_CHECK_PHRASE_LIST(X)                                                                    \
    X(NUMBERS, "%1: %2 getallen", "%1: %2 numbers")                                                \
    X(NUMBERS_ONE, "%1: 1 getal", "%1: 1 number")                                                  \
    X(CHECK_SOURCES, "Met een bron", "With a source")                                              \
    X(CHECK_ASSUMPTIONS, "Op een aanname", "On an assumption")                                     \
    X(CHECK_BARE, "Niet onderbouwd: zonder bron of aanname",                                       \
      "Not substantiated: without source or assumption")                                           \
    X(CHECK_BACKLOG,                                                                               \
      "%1.opening_backlog: %2, afgeleid uit de historie: netto taakstelling min realisatie van "   \
      "%3 tot en met %4, vanaf 0",                                                                 \
      "%1.opening_backlog: %2, derived from history: net target minus realisation from %3 "        \
      "through %4, from 0")                                                                        \
    X(CHECK_CARRIED, "Doorgetrokken voorbij de laatste bekende datum",                             \
      "Carried forward past the last known date")                                                  \
    X(CHECK_FIGURES, "Nagerekend: van %2 genoemde cijfers kloppen er %1",                          \
      "Recomputed: %1 of %2 quoted figures hold")                                                  \
    X(CHECK_FIGURE, "cijfer", "figure")                                                            \
    X(CHECK_SERIES, "reeks", "series")                                                             \
    X(CHECK_PERIOD, "periode", "period")                                                           \
    X(CHECK_SAYS, "genoemd", "quoted")                                                             \
    X(CHECK_FOUND, "nagerekend", "recomputed")                                                     \
    X(CHECK_OTHER, "andere deler", "other divisor")                                                \
    X(CHECK_HOLDS, "klopt", "holds")                                                               \
    X(CHECK_YES, "ja", "yes")                                                                      \
    X(CHECK_NO, "nee", "no")                                                                       \
    X(CHECK_AS_OF, "%1 t/m %2", "%1 to %2")                                                        \
    X(CHECK_NETTO, "netto", "net")                                                                 \
    X(CHECK_CORRECTED, "gecorrigeerd", "corrected")                                                \
    X(CHECK_AGAINST, "%1 %2", "%1 %2")                                                             \
    X(CHECK_WHY, "Wat niet klopt:", "What does not hold:")                                         \
    X(CHECK_WHY_PERCENTAGE, "%1: genoemd %2; tegen %3 %4 / %5 = %6%, tegen %7 %4 / %8 = %9%",      \
      "%1: quoted %2; against %3 %4 / %5 = %6%, against %7 %4 / %8 = %9%")                         \
    X(CHECK_WHY_OTHER, "%1: genoemd %2, nagerekend %3 (verschil %4)",                              \
      "%1: quoted %2, recomputed %3 (difference %4)")                                              \
    X(CHECK_WHY_UNKNOWN, "%1: genoemd %2; niet na te rekenen, want de historie zegt het niet",     \
      "%1: quoted %2; cannot be recomputed, as history does not tell")                             \
    X(CHECK_MEAN, "%1; gemiddelde van %2 doorrekeningen", "%1; mean of %2 runs")

#endif
