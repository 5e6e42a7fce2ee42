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
    X(CHECK_BACKLOG_ONE,                                                                           \
      "%1.opening_backlog: %2, afgeleid uit de historie: netto taakstelling min realisatie van "   \
      "%3, vanaf 0",                                                                               \
      "%1.opening_backlog: %2, derived from history: net target minus realisation of %3, from 0")  \
    X(CHECK_CARRIED, "Doorgetrokken voorbij de laatste bekende datum",                             \
      "Carried forward past the last known date")                                                  \
    X(CHECK_FIGURES, "Nagerekend: de %2 genoemde cijfers kloppen",                                 \
      "Recomputed: all %2 figures hold")                                                           \
    X(CHECK_FIGURES_KNOWN,                                                                         \
      "Nagerekend: van %2 genoemde cijfers kloppen er %1; van de andere was dat bekend",           \
      "Recomputed: %1 of %2 quoted figures hold; the others are known not to")                     \
    X(CHECK_FIGURES_NEW,                                                                           \
      "Nagerekend: van %2 genoemde cijfers kloppen er %1; anders dan bekend: %3",                  \
      "Recomputed: %1 of %2 quoted figures hold; not as known: %3")                                \
    X(CHECK_FIGURE, "cijfer", "figure")                                                            \
    X(CHECK_PERIOD, "periode", "period")                                                           \
    X(CHECK_SAYS, "genoemd", "quoted")                                                             \
    X(CHECK_FOUND, "nagerekend", "recomputed")                                                     \
    X(CHECK_OTHER, "andere deler", "other divisor")                                                \
    X(CHECK_OUTCOME, "uitkomst", "outcome")                                                        \
    X(CHECK_YES, "klopt", "holds")                                                                 \
    X(CHECK_NO, "klopt niet", "does not hold")                                                     \
    X(CHECK_NO_KNOWN, "klopt niet (bekend)", "does not hold (known)")                              \
    X(CHECK_YES_AFTER_ALL, "klopt toch", "holds after all")                                        \
    X(CHECK_AS_OF, "%1 t/m %2", "%1 to %2")                                                        \
    X(CHECK_NETTO, "netto", "net")                                                                 \
    X(CHECK_CORRECTED, "gecorrigeerd", "corrected")                                                \
    X(CHECK_AGAINST, "%1 %2", "%1 %2")                                                             \
    X(CHECK_WHY, "Wat niet klopt:", "What does not hold:")                                         \
    X(CHECK_WHY_PERCENTAGE, "genoemd %1%; tegen %2 %3 / %4 = %5%, tegen %6 %3 / %7 = %8%",         \
      "quoted %1%; against %2 %3 / %4 = %5%, against %6 %3 / %7 = %8%")                            \
    X(CHECK_WHY_OTHER, "genoemd %1, nagerekend %2 (verschil %3)",                                  \
      "quoted %1, recomputed %2 (difference %3)")                                                  \
    X(CHECK_WHY_UNKNOWN, "genoemd %1; niet na te rekenen, want de historie zegt het niet",         \
      "quoted %1; cannot be recomputed, as history does not tell")                                 \
    X(CHECK_OTHER_DIVIDEND, "; %1%\u00A0=\u00A0%2\u00A0/\u00A0%3: met de %2 van %4",               \
      "; %1%\u00A0=\u00A0%2\u00A0/\u00A0%3: with the %2 of %4")                                    \
    X(CHECK_OTHER_DIVISOR,                                                                         \
      "; %1%\u00A0=\u00A0%2\u00A0/\u00A0%3: met de netto taakstelling van %4",                     \
      "; %1%\u00A0=\u00A0%2\u00A0/\u00A0%3: with the net target of %4")                            \
    X(CHECK_IS_TARGET, "; %1 is de netto taakstelling van %2", "; %1 is the net target of %2")     \
    X(CHECK_ELSEWHERE, "; %1 klopt wel voor %2 (%3)", "; %1 does hold for %2 (%3)")                \
    X(CHECK_MEAN, "; gemiddelde van %1 doorrekeningen", "; mean of %1 runs")

#endif
