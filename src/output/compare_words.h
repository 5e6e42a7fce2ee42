/* The words and sentences of compare; part of OG_WORD_LIST (words.h). */
#ifndef OG_OUTPUT_COMPARE_WORDS_H
#define OG_OUTPUT_COMPARE_WORDS_H

/* Name, Dutch, English. */
#define OG_COMPARE_WORD_LIST(X)                                                                     \
    X(COMPARE_BASE, "Basis: %1", "Base: %1")                                                        \
    X(COMPARE_OTHER, "Variant %1: %2", "Variant %1: %2")                                            \
    X(COMPARE_HEAD, "%1 doorrekeningen, seed %2: in elk scenario dezelfde toekomsten.",             \
      "%1 runs, seed %2: the same futures in every scenario.")                                      \
    X(COMPARE_READ,                                                                                 \
      "Verschil is variant min basis, gemiddeld; 90% van de toekomsten ligt tussen de genoemde "    \
      "grenzen. ± is wat het toeval van de doorrekening kan schelen (1,96 standaardfout). Lager "  \
      "en hoger: de kans dat de variant in dezelfde toekomst lager of hoger uitkomt. Alles geldt "  \
      "binnen deze aannames.",                                                                      \
      "Difference is variant minus base, on average; 90% of futures lie between the limits "        \
      "given. "                                                                                     \
      "± is what the chance of the runs can make of it (1.96 standard errors). Lower and higher: " \
      "the chance that the variant comes out lower or higher in the same future. Everything "       \
      "holds under these assumptions.")                                                             \
    X(COMPARE_DRAWN,                                                                                \
      "%1 noemt een eigen seed, aantal of trekkingswijze; die van de basis zijn gebruikt.",         \
      "%1 gives a seed, number or sampling of its own; those of the base were used.")               \
    X(COMPARE_CUT,                                                                                  \
      "De looptijden verschillen (basis %1 tot en met %2, %3 %4 tot en met %5): vergeleken is "     \
      "tot "                                                                                        \
      "en met %6.",                                                                                 \
      "The horizons differ (base %1 through %2, %3 %4 through %5): compared through %6.")           \
    X(COMPARE_APART,                                                                                \
      "De looptijden verschillen (basis %1 tot en met %2, %3 %4 tot en met %5): vergeleken zijn "   \
      "alleen cijfers van momenten die in beide vallen.",                                           \
      "The horizons differ (base %1 through %2, %3 %4 through %5): compared are only figures of "   \
      "moments that lie in both.")                                                                  \
    X(COMPARE_GONE, "Alleen in de basis: %1.", "Only in the base: %1.")                             \
    X(COMPARE_ADDED, "Alleen in de variant: %1.", "Only in the variant: %1.")                       \
    X(COMPARE_INPUTS, "Wat er verschilt in de invoer", "What differs in the inputs")                \
    X(COMPARE_CHANGED, "%1: %2 → %3", "%1: %2 → %3")                                                \
    X(COMPARE_NEW, "%1: nieuw, %3", "%1: new, %3")                                                  \
    X(COMPARE_REMOVED, "%1: vervalt, was %2", "%1: removed, was %2")                                \
    X(COMPARE_NOTHING, "Niets verschilt.", "Nothing differs.")                                      \
    X(COMPARE_WORDS, "Alleen teksten verschillen:", "Only texts differ:")                           \
    X(COMPARE_UNIT, "%1 (%2)", "%1 (%2)")                                                           \
    X(COMPARE_MARKED, "%1 in %2", "%1 in %2")                                                       \
    X(BRIDGE_NOTHING, "%1: geen stap verandert dit.", "%1: no step changes this.")                  \
    X(COMPARE_MONEY, "Geld", "Money")                                                               \
    X(COMPARE_BASE_HEAD, "basis", "base")                                                           \
    X(COMPARE_OTHER_HEAD, "variant", "variant")                                                     \
    X(COMPARE_DIFFERENCE, "verschil", "difference")                                                 \
    X(COMPARE_WITHIN, "90% tussen", "90% between")                                                  \
    X(COMPARE_RANGE, "%1 tot %2", "%1 to %2")                                                       \
    X(COMPARE_LOWER, "lager", "lower")                                                              \
    X(COMPARE_HIGHER, "hoger", "higher")                                                            \
    X(COMPARE_SAME, "In elke toekomst gelijk: %1.", "The same in every future: %1.")                \
    X(COMPARE_NO_FIGURE, "Er is geen cijfer dat beide hebben.",                                     \
      "There is no figure that both have.")                                                         \
    X(COMPARE_VARIANCE,                                                                             \
      "Omdat dezelfde toekomsten tegenover elkaar staan is de variantie van het verschil %2; met "  \
      "losse toekomsten was zij %3, %4 keer zo groot (%1).",                                        \
      "As the same futures face each other, the variance of the difference is %2; with separate "   \
      "futures it was %3, %4 times as large (%1).")                                                 \
    X(COMPARE_REQUIRED, "benodigde reserve", "reserve needed")                                      \
    X(COMPARE_DRAWDOWN, "uitputting", "draw-down")                                                  \
    X(COMPARE_BALANCE, "saldo", "balance")                                                          \
    X(BRIDGE_HEADING, "Van basis naar variant, stap voor stap: %1",                                 \
      "From base to variant, step by step: %1")                                                     \
    X(BRIDGE_STEP, "draagt bij", "adds")                                                            \
    X(BRIDGE_AFTER, "daarna", "after")                                                              \
    X(BRIDGE_REST, "wat verder verandert", "all else that changes")                                 \
    X(BRIDGE_GROUP, "%1 (%2 samen)", "%1 (%2 together)")                                            \
    X(BRIDGE_NOTE,                                                                                  \
      "Elke stap zet één wijziging door, op alles wat ervoor staat; in een andere volgorde "      \
      "kunnen "                                                                                     \
      "de bijdragen anders zijn. Samen zijn ze precies het verschil.",                              \
      "Each step makes one change, on top of all before it; in another order they may add "         \
      "otherwise. Together they are exactly the difference.")                                       \
    X(BRIDGE_TOGETHER, "Wijzigingen die niet los kunnen, zijn één stap.",                           \
      "Changes that cannot be made alone are one step.")

#endif
