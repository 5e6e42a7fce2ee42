/* The words and sentences of sweep, solve and levers; part of OG_WORD_LIST (words.h). */
#ifndef OG_OUTPUT_STUDY_WORDS_H
#define OG_OUTPUT_STUDY_WORDS_H

/* Name, Dutch, English. */
#define OG_STUDY_WORD_LIST(X)                                                                      \
    X(PERSONS, "personen", "persons")                                                              \
    X(REQUIRED_OPENING, "benodigde reserve bij de start", "reserve needed at the start")           \
    X(WHOLE_HORIZON, "hele looptijd", "whole horizon")                                             \
    X(LOWEST, "laagste", "lowest")                                                                 \
    X(HIGHEST, "hoogste", "highest")                                                               \
    X(AVERAGE, "gemiddeld over de looptijd", "average over the horizon")                           \
    X(PLACES_MONTHS, "plekken × maanden", "places × months")                                       \
    X(PERSONS_MONTHS, "personen × maanden", "persons × months")                                    \
    X(FIRST_ABOVE, "eerste periode met %1 boven %2", "first period with %1 above %2")              \
    X(FIRST_BELOW, "eerste periode met %1 onder %2", "first period with %1 below %2")              \
    X(CHANCE_OF, "kans op %1 %2 %3", "chance of %1 %2 %3")                                         \
    X(BEFORE, "vóór", "before")                                                                    \
    X(THROUGH, "tot en met", "through")                                                            \
    X(AFTER, "na", "after")                                                                        \
    X(FROM, "vanaf", "from")                                                                       \
    X(LEVEL_OF, "%1%-niveau van %2", "%1% level of %2")                                            \
    X(MEAN_OF, "gemiddelde van %1", "mean of %1")                                                  \
    X(MEAN, "gemiddeld", "mean")                                                                   \
    X(CHANCE, "kans", "chance")                                                                    \
    X(VALUE, "waarde", "value")                                                                    \
    X(BY_CHANCE, "± toeval", "± chance")                                                           \
    X(CHANCE_ABOVE_ZERO, "kans > 0", "chance > 0")                                                 \
    X(SCENARIO_FILE, "scenario", "scenario")                                                       \
    X(YES, "ja", "yes")                                                                            \
    X(NO, "nee", "no")                                                                             \
    X(HOLDS, "geldt", "holds")                                                                     \
    X(STUDY_HEAD, "%1; %2 doorrekeningen per punt, seed %3", "%1; %2 runs per point, seed %3")     \
    X(STUDY_READ,                                                                                  \
      "Alles geldt binnen deze aannames. ± is wat het toeval van de doorrekening kan schelen "    \
      "(1,96 standaardfout).",                                                                     \
      "Everything holds under these assumptions. ± is what the chance of the runs can make of "   \
      "it (1.96 standard errors).")                                                                \
    X(SWEEP_HEADING, "%1 (%2), bij %3", "%1 (%2), by %3")                                          \
    X(SWEEP_HEADING_PLAIN, "%1, bij %2", "%1, by %2")                                              \
    X(SWEEP_GRID_NOTE,                                                                             \
      "In elke cel het gemiddelde en, tussen haakjes, p90. Omlaag: %1. Opzij: %2.",                \
      "In each cell the mean and, in brackets, p90. Down: %1. Across: %2.")                        \
    X(SWEEP_GRID_PLAIN, "Omlaag: %1. Opzij: %2.", "Down: %1. Across: %2.")                         \
    X(CROSSING, "Omslagpunt: gemiddeld nul bij %1 (± %2 door toeval)%3.",                          \
      "Break-even: zero on average at %1 (± %2 by chance)%3.")                                     \
    X(CROSSING_VALUE, "Omslagpunt: nul bij %1 (± %2 door toeval)%3.",                              \
      "Break-even: zero at %1 (± %2 by chance)%3.")                                                \
    X(CROSSING_WHERE, ", bij %1: %2", ", at %1: %2")                                               \
    X(CROSSING_NONE, "Geen omslagpunt: het gemiddelde gaat hier nergens door nul.",                \
      "No break-even: the mean does not cross zero here.")                                         \
    X(SOLVE_SMALLEST,                                                                              \
      "Gezocht: de kleinste waarde van %1, van %2 tot %3 in stappen van %4, "                      \
      "waarbij %5.",                                                                               \
      "Sought: the smallest value of %1, from %2 to %3 in steps of %4, for which %5.")             \
    X(SOLVE_LARGEST,                                                                               \
      "Gezocht: de grootste waarde van %1, van %2 tot %3 in stappen van %4, "                      \
      "waarbij %5.",                                                                               \
      "Sought: the largest value of %1, from %2 to %3 in steps of %4, for which %5.")              \
    X(SOLVE_ANSWER, "Antwoord: %1. De uitkomst is dan %2 (± %3 door toeval).",                     \
      "Answer: %1. The outcome is then %2 (± %3 by chance).")                                      \
    X(SOLVE_STEP, "Een stap minder, bij %1, is het %2: dan geldt het niet.",                       \
      "One step less, at %1, it is %2: then it does not hold.")                                    \
    X(SOLVE_STEP_MORE, "Een stap meer, bij %1, is het %2: dan geldt het niet.",                    \
      "One step more, at %1, it is %2: then it does not hold.")                                    \
    X(SOLVE_AT_LOW, "Het geldt al bij de laagste waarde van het bereik.",                          \
      "It holds at the lowest value of the range already.")                                        \
    X(SOLVE_AT_HIGH, "Het geldt nog bij de hoogste waarde van het bereik.",                        \
      "It still holds at the highest value of the range.")                                         \
    X(SOLVE_MOVES, "Door toeval in de doorrekening kan het antwoord van %1 tot %2 lopen.",         \
      "The chance of the runs can move the answer from %1 to %2.")                                 \
    X(SOLVE_MOVES_OUT,                                                                             \
      "Door toeval in de doorrekening kan het antwoord van %1 tot buiten het "                     \
      "bereik lopen.",                                                                             \
      "The chance of the runs can move the answer from %1 to outside the range.")                  \
    X(SOLVE_MOVES_NOT, "Toeval in de doorrekening verandert het antwoord niet.",                   \
      "The chance of the runs does not change the answer.")                                        \
    X(SOLVE_NONE,                                                                                  \
      "Geen antwoord: het geldt bij geen van de %1 bekeken waarden van %2 tot %3. Het dichtst "    \
      "bij komt %4, met %5 (± %6 door toeval).",                                                   \
      "No answer: it holds at none of the %1 values looked at from %2 to %3. Closest comes %4, "   \
      "with %5 (± %6 by chance).")                                                                 \
    X(SOLVE_WAVERS,                                                                                \
      "Let op: over het bereik geldt het afwisselend wel en niet. Gegeven is de eerste omslag "    \
      "tussen de bekeken waarden; tussen twee bekeken waarden kan er nog een liggen.",             \
      "Note: over the range it holds and fails in turn. Given is the first change between the "    \
      "values looked at; between two of them there may be another.")                               \
    X(LEVER, "knop", "lever")                                                                      \
    X(LEVER_NOW, "nu", "now")                                                                      \
    X(LEVER_RANGE, "bereik", "range")                                                              \
    X(LEVER_MEANING, "betekenis", "meaning")                                                       \
    X(LEVERS_NONE, "Dit scenario biedt geen knoppen (`levers:`).",                                 \
      "This scenario offers no levers (`levers:`).")                                               \
    X(LEVERS_USE, "Te gebruiken als: opgave sweep BESTAND --vary %1 --metric …",                   \
      "To be used as: opgave sweep FILE --vary %1 --metric …")

#endif
