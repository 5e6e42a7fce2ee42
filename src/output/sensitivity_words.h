/* The words and sentences of sensitivity, and the names of inputs; part of OG_WORD_LIST (words.h).
 */
#ifndef OG_OUTPUT_SENSITIVITY_WORDS_H
#define OG_OUTPUT_SENSITIVITY_WORDS_H

/* Name, Dutch, English. */
#define OG_SENSITIVITY_WORD_LIST(X)                                                                \
    X(INPUT_CASES, "%1 (toekomst)", "%1 (future)")                                                 \
    X(INPUT_RESERVE, "reserve", "reserve")                                                         \
    X(INPUT_EVENT, "gaat door of niet", "goes ahead or not")                                       \
    X(FACTOR_CORRELATED, "%1 en %2 (samenhangend)", "%1 and %2 (correlated)")                      \
    X(FACTOR_NOISE, "ruis (elke maand of elk jaar anders)",                                        \
      "noise (different every month or year)")                                                     \
    X(FACTOR_CORRELATED_MORE, "%1 en nog %2 (samenhangend)", "%1 and %2 more (correlated)")        \
    X(FACTOR_REST, "overige %1", "other %1")                                                       \
    X(FACTOR_INTERACTION, "samenspel van invoeren", "interaction of inputs")                       \
    X(HAPPENS, "wel", "yes")                                                                       \
    X(HAPPENS_NOT, "niet", "no")                                                                   \
    X(SENSITIVITY_HEAD, "%1; %2 doorrekeningen, seed %3. Alles geldt binnen deze aannames.",       \
      "%1; %2 runs, seed %3. Everything holds under these assumptions.")                           \
    X(SENSITIVITY_HEADING, "%1: wat beweegt dit?", "%1: what moves this?")                         \
    X(SENSITIVITY_SPREAD, "Gemiddeld %1, standaardafwijking %2.",                                  \
      "Mean %1, standard deviation %2.")                                                           \
    X(SENSITIVITY_CHANCE, "Die kans is %1.", "That chance is %1.")                                 \
    X(SENSITIVITY_NOISE, "Ruis is samen: %1.", "Noise is, together: %1.")                          \
    X(SENSITIVITY_CONSTANT, "In elke doorrekening hetzelfde, %1: geen invoer beweegt dit.",        \
      "The same in every run, %1: no input moves this.")                                           \
    X(SENSITIVITY_SHARE, "deel van de spreiding", "share of the spread")                           \
    X(SENSITIVITY_FIRST, "op zichzelf", "by itself")                                               \
    X(SENSITIVITY_TOTAL, "totaal", "total")                                                        \
    X(SENSITIVITY_WITHIN, "90% tussen", "90% between")                                             \
    X(SENSITIVITY_AT_MOST, "hooguit %1", "at most %1")                                             \
    X(SENSITIVITY_UNMOVED, "%1 andere invoeren bewegen dit niet.",                                 \
      "%1 other inputs do not move this.")                                                         \
    X(SENSITIVITY_UNMOVED_ONE, "1 andere invoer beweegt dit niet.",                                \
      "1 other input does not move this.")                                                         \
    X(SENSITIVITY_NOTE,                                                                            \
      "Op zichzelf: het deel van de spreiding (variantie) dat wegvalt als deze invoer bekend "     \
      "is. Totaal: met wat de invoer samen met andere doet erbij; totalen tellen daarom op "       \
      "tot meer dan 100%. 90% tussen: wat het toeval van de doorrekening kan schelen; een "        \
      "schatting onder nul staat als 0.",                                                          \
      "By itself: the share of the spread (variance) that goes when this input is known. "         \
      "Total: with what the input does together with others; so totals add up to more than "       \
      "100%. 90% between: what the chance of the runs can make of it; an estimate below zero "     \
      "is shown as 0.")                                                                            \
    X(TORNADO_HEADING, "Gemiddelde als één invoer vaststaat (%1)",                                 \
      "Mean while one input is held (%1)")                                                         \
    X(TORNADO_HEADING_PLAIN, "Gemiddelde als één invoer vaststaat",                                \
      "Mean while one input is held")                                                              \
    X(TORNADO_LOW, "laag", "low")                                                                  \
    X(TORNADO_HIGH, "hoog", "high")                                                                \
    X(TORNADO_MEAN, "gemiddeld", "mean")                                                           \
    X(TORNADO_SAME,                                                                                \
      "%1 staat hier niet bij: op zijn 5%- en zijn 95%-punt is het gemiddelde gelijk. Wat deze "   \
      "invoer doet, doet hij daarbuiten of ertussenin.",                                           \
      "%1 is not listed here: at its 5% and its 95% point the mean is the same. What this input "  \
      "does, it does beyond these or between them.")                                               \
    X(TORNADO_NOTE,                                                                                \
      "Laag en hoog: elke invoer op zijn 5%- en zijn 95%-punt, van toekomsten die met de "         \
      "laagste en de hoogste uitkomst; de andere invoeren blijven onzeker als ze waren.",          \
      "Low and high: each input at its 5% and its 95% point, of futures those with the "           \
      "lowest and the highest outcome; the other inputs stay as uncertain as they were.")          \
    X(KEY_PLACES, "plekken", "places")                                                             \
    X(KEY_DELAY, "vertraging (maanden)", "delay (months)")                                         \
    X(KEY_EXTENSION, "verlenging (maanden)", "extension (months)")                                 \
    X(KEY_TERM_MONTHS, "looptijd (maanden)", "term (months)")                                      \
    X(KEY_PROBABILITY, "kans dat het doorgaat", "chance of going ahead")                           \
    X(KEY_OBLIGATION, "opgave (plekken)", "obligation (places)")                                   \
    X(KEY_OCCUPANCY, "personen per plek", "persons per place")                                     \
    X(KEY_MUNICIPAL, "personen in gemeentelijke opvang bij de start",                              \
      "persons in municipal reception at the start")                                               \
    X(KEY_PRIVATE, "personen bij gastgezinnen bij de start",                                       \
      "persons with private hosts at the start")                                                   \
    X(KEY_ARRIVALS, "instroom (personen per maand)", "arrivals (persons a month)")                 \
    X(KEY_PRIVATE_ARRIVALS, "instroom bij gastgezinnen (personen per maand)",                      \
      "arrivals at private hosts (persons a month)")                                               \
    X(KEY_DEPARTURE_RATE, "vertrek (deel per maand)", "departures (share a month)")                \
    X(KEY_PRIVATE_ATTRITION_RATE, "vertrek bij gastgezinnen (deel per maand)",                     \
      "departures from private hosts (share a month)")                                             \
    X(KEY_TO_MUNICIPAL, "deel dat daarna gemeentelijke opvang zoekt",                              \
      "share that then seeks municipal reception")                                                 \
    X(KEY_PERSONS_PER_MONTH, "personen per maand", "persons a month")                              \
    X(KEY_HOMES_PER_MONTH, "woningen per maand", "homes a month")                                  \
    X(KEY_SHARE, "deel van de woningen", "share of the homes")                                     \
    X(KEY_PERSONS_PER_HOME, "personen per woning", "persons per home")                             \
    X(KEY_PERSONS, "personen", "persons")                                                          \
    X(KEY_HOMES, "woningen", "homes")                                                              \
    X(KEY_TAAKSTELLING, "taakstelling (personen)", "target (persons)")                             \
    X(KEY_OPENING_BACKLOG, "achterstand bij de start (personen)",                                  \
      "backlog at the start (persons)")                                                            \
    X(KEY_MAX_AHEAD, "grootste voorsprong (personen)", "largest lead (persons)")                   \
    X(KEY_INCOME, "bate (euro)", "income (euros)")                                                 \
    X(KEY_COST, "last (euro)", "cost (euros)")                                                     \
    X(KEY_INDEX, "prijsindex", "price index")                                                      \
    X(KEY_GROWTH, "stijging per jaar", "growth a year")                                            \
    X(KEY_LAG_MONTHS, "later geboekt (maanden)", "booked later (months)")                          \
    X(KEY_ABOVE, "drempel (maal de baten)", "threshold (times the income)")                        \
    X(KEY_OPENING, "stand bij de start (euro)", "balance at the start (euros)")                    \
    X(KEY_DEPOSIT_SHARE, "deel van een overschot dat erin gaat",                                   \
      "share of a surplus that is added")                                                          \
    X(KEY_WITHDRAW_SHARE, "deel van een tekort dat eruit komt",                                    \
      "share of a deficit that is withdrawn")                                                      \
    X(KEY_ADD, "toevoeging (euro)", "added (euros)")                                               \
    X(KEY_WITHDRAW, "onttrekking (euro)", "withdrawn (euros)")                                     \
    X(KEY_WITHDRAW_IF_NEEDED, "onttrekking als dat nodig is (euro)",                               \
      "withdrawn if needed (euros)")                                                               \
    X(KEY_COVER_DEFICIT, "te dekken tekort (euro)", "deficit to cover (euros)")

#endif
