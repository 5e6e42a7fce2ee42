/* Words, dates and sentences in the languages of a scenario. */
#ifndef OG_OUTPUT_WORDS_H
#define OG_OUTPUT_WORDS_H

#include "base/strbuf.h"
#include "lang/date.h"
#include "output/compare_words.h"
#include "output/sensitivity_words.h"
#include "output/study_words.h"
#include "scenario/scenario.h"

/* Name, Dutch, English. In a sentence %1 ... %9 stand for its arguments. */
#define OG_WORD_LIST(X)                                                                            \
    X(PLACES, "plekken", "places")                                                                 \
    X(MEDIAN, "mediaan", "median")                                                                 \
    X(OBLIGATION, "opgave", "obligation")                                                          \
    X(CAPACITY, "capaciteit", "capacity")                                                          \
    X(SHORTFALL, "tekort", "shortage")                                                             \
    X(TAAKSTELLING, "taakstelling", "target")                                                      \
    X(UNCOVERED, "ongedekt", "uncovered")                                                          \
    X(FORECAST, "raming", "forecast")                                                              \
    X(PER_MONTH, "per maand", "per month")                                                         \
    X(PER_QUARTER, "per kwartaal", "per quarter")                                                  \
    X(PER_HALF, "per half jaar", "per half year")                                                  \
    X(PER_YEAR, "per jaar", "per year")                                                            \
    X(AT_LEAST, "meer dan %1", "more than %1")                                                     \
    X(AT_MOST, "minder dan %1", "less than %1")                                                    \
    X(MILLION, "miljoen euro", "million euros")                                                    \
    X(THOUSAND, "duizend euro", "thousand euros")                                                  \
    X(EURO, "euro", "euros")                                                                       \
    X(CHART_FOOTER, "seed %1 · %2 doorrekeningen · opgave %3", "seed %1 · %2 runs · opgave %3")    \
    X(CHART_UNTIL, "t/m %1", "to %1")                                                              \
    X(OUTLOOK_CHANCE, "Kans van %2 op %1 %5, mediaan %3", "%2 chance of %1 %5, median %3")         \
    X(OUTLOOK_SMALL, "Kans van %2 op %1 %5", "%2 chance of %1 %5")                                 \
    X(OUTLOOK_ONE, "Eind %4 vrijwel zeker %1", "Almost certainly %1 at the end of %4")             \
    X(OUTLOOK_FROM, "Vanaf eind %4 vrijwel zeker %1", "Almost certainly %1 from the end of %4 on") \
    X(OUTLOOK_UNTIL, "Tot en met eind %4 vrijwel zeker %1",                                        \
      "Almost certainly %1 through the end of %4")                                                 \
    X(OUTLOOK_BETWEEN, "Van eind %6 tot en met eind %4 vrijwel zeker %1",                          \
      "Almost certainly %1 from the end of %6 through the end of %4")                              \
    X(OUTLOOK_MEDIAN, ", mediaan %3", ", median %3")                                               \
    X(OUTLOOK_MEDIAN_AT, ", mediaan %3 %5", ", median %3 %5")                                      \
    X(OUTLOOK_BEFORE, "; daarvoor kans van %2 (eind %4)",                                          \
      "; before that a chance of %2 (end of %4)")                                                  \
    X(OUTLOOK_THEN, "; daarna kans van %2, mediaan %3 (eind %4)",                                  \
      "; after that a chance of %2, median %3 (end of %4)")                                        \
    X(OUTLOOK_THEN_SMALL, "; daarna kans van %2 (eind %4)",                                        \
      "; after that a chance of %2 (end of %4)")                                                   \
    X(OUTLOOK_THEN_NONE, "; daarna niet, binnen deze aannames",                                    \
      "; none after that, under these assumptions")                                                \
    X(OUTLOOK_SURE_MEANS, "Vrijwel zeker: kans van 95% of meer",                                   \
      "Almost certainly: a chance of 95% or more")                                                 \
    X(A_SHORTAGE, "een tekort aan plekken", "a shortage of places")                                \
    X(YEAR_END_MEDIAN, "mediaan eind jaar", "median at year end")                                  \
    X(YEAR_END, "eind jaar", "at year end")                                                        \
    X(SHORTAGE_CHANCE, "kans op tekort", "chance of shortage")                                     \
    X(A_BACKLOG, "een achterstand", "a backlog")                                                   \
    X(BACKLOG_CHANCE, "kans achterstand", "chance of backlog")                                     \
    X(CHART_SHORTFALL_SURE, "Binnen deze aannames een tekort van %3 plekken %5",                   \
      "Under these assumptions a shortage of %3 places %5")                                        \
    X(CHART_SHORTFALL_NONE, "Binnen deze aannames geen tekort aan plekken tot en met %4",          \
      "Under these assumptions no shortage of places through %4")                                  \
    X(CHART_LINES, "Lijnen: mediaan", "Lines: median")                                             \
    X(CHART_FAN, "Blauwe vlakken: 50% en 90% van de uitkomsten binnen deze aannames",              \
      "Blue areas: 50% and 90% of outcomes under these assumptions")                               \
    X(CHART_DOTS, "Stippellijnen: 90%-bandbreedte van de %1", "Dotted lines: 90% range of the %1") \
    X(CHART_HATCHED, "Gearceerd: %1", "Hatched: %1")                                               \
    X(CHART_APART, "Gearceerd: %1; %2 vrije plekken voor %3 vullen het niet aan",                  \
      "Hatched: %1; %2 spare places kept apart for %3 do not fill it")                             \
    X(SHORTFALL_MEDIAN, "mediaan van het tekort", "median of the shortage")                        \
    X(CHART_RESERVE_UNCOVERED_KNOWN, "Ongedekt per jaar", "Uncovered by year")                     \
    X(CHART_RECEPTION_UNIT, "%1: plekken aan het einde van elke maand",                            \
      "%1: places at the end of each month")                                                       \
    X(CHART_RECEPTION_YEAR, "%1: opgave %2, capaciteit %3 (medianen), kans op een tekort %4. ",    \
      "%1: obligation %2, capacity %3 (medians), chance of a shortage %4. ")                       \
    X(SUBGROUPS, "deelgroepen", "sub-groups")                                                      \
    X(CHART_SUBGROUP, "%1, waarvan %2", "%1, of which %2")                                         \
    X(CHART_BACKLOG_SURE, "Binnen deze aannames een achterstand van %3 personen %5",               \
      "Under these assumptions a backlog of %3 persons %5")                                        \
    X(CHART_BACKLOG_NONE, "Binnen deze aannames geen achterstand %5",                              \
      "Under these assumptions no backlog %5")                                                     \
    X(CHART_HOUSING_UNIT, "%1: personen gehuisvest, tegen de taakstelling",                        \
      "%1: persons housed, against the target")                                                    \
    X(CHART_BARS, "Donkere balken: realisatie; lichte: raming (mediaan)",                          \
      "Dark bars: actual; light ones: forecast (median)")                                          \
    X(CHART_BARS_KNOWN, "Donkere balken: realisatie; lichte: raming",                              \
      "Dark bars: actual; light ones: forecast")                                                   \
    X(CHART_WHISKERS, "Streep: 50% (dik) en 90% (dun) van de uitkomsten binnen deze aannames",     \
      "Strokes: 50% (thick) and 90% (thin) of outcomes under these assumptions")                   \
    X(CHART_BACKLOG_UNIT, "Achterstand in personen (onder nul: voorsprong)",                       \
      "Backlog in persons (below zero: lead)")                                                     \
    X(CHART_BACKLOG_YEAR, "%1: achterstand %2 (mediaan), kans op een achterstand %3. ",            \
      "%1: backlog %2 (median), chance of a backlog %3. ")                                         \
    X(PAST, "realisatie", "actual")                                                                \
    X(HOUSED, "gehuisvest", "housed")                                                              \
    X(CHART_RESERVE_NEED, "%1 begin %2 dekt met 90% kans alle onttrekkingen tot en met %3",        \
      "%1 at the start of %2 covers all withdrawals through %3 with 90% chance")                   \
    X(CHART_RESERVE_NEED_NONE,                                                                     \
      "Binnen deze aannames is geen reserve nodig voor de onttrekkingen tot en met %3",            \
      "Under these assumptions no reserve is needed for the withdrawals through %3")               \
    X(CHART_RESERVE_ADDED, "%1: per saldo %2 toegevoegd %3", "%1: %2 added on balance %3")         \
    X(CHART_RESERVE_TAKEN, "%1: per saldo %2 onttrokken %3", "%1: %2 withdrawn on balance %3")     \
    X(IN_YEAR, "in %1", "in %1")                                                                   \
    X(FROM_UNTIL, "van %1 tot en met %2", "from %1 through %2")                                    \
    X(CHART_RESERVE_SHORT, "Kans van %1 dat de reserve tot en met %2 niet alles dekt",             \
      "%1 chance that the reserve does not cover everything through %2")                           \
    X(CHART_RESERVE_SHORT_SURE, "Binnen deze aannames komt de reserve %1 tekort, tot en met %2",   \
      "Under these assumptions the reserve is %1 short through %2")                                \
    X(CHART_RESERVE_ENOUGH, "Binnen deze aannames dekt de reserve alles tot en met %2",            \
      "Under these assumptions the reserve covers everything through %2")                          \
    X(CHART_RESERVE_LINE, "Lijn en punt: mediaan", "Line and dot: median")                         \
    X(CHART_RESERVE_RANGES,                                                                        \
      "Donker of dik: 50%, licht of dun: 90% van de uitkomsten binnen deze aannames",              \
      "Dark or thick: 50%, light or thin: 90% of outcomes under these assumptions")                \
    X(CHART_RESERVE_MARK, "Rode streep: genoeg met 90% zekerheid",                                 \
      "Red stroke: enough with 90% certainty")                                                     \
    X(CHART_RESERVE_KNOWN, "Uitkomst binnen deze aannames", "Outcome under these assumptions")     \
    X(CHART_RESERVE_LEVELS, "Benodigd begin %1, naar zekerheid",                                   \
      "Needed at the start of %1, by certainty")                                                   \
    X(EXPECTED, "verwacht", "expected")                                                            \
    X(CHART_LABEL_UNIT, "%1: %2", "%1: %2")                                                        \
    X(ALL_FUTURES, "alle toekomsten", "all futures")                                               \
    X(CHART_RESERVE_CHANGE, "Verandering van de reserve sinds begin %1",                           \
      "Change of the reserve since the start of %1")                                               \
    X(CHART_RESERVE_BALANCE, "Stand aan het einde van het jaar", "Balance at the end of the year") \
    X(CHART_RESERVE_UNCOVERED, "Ongedekt: gemiddeld per jaar, en de kans erop",                    \
      "Uncovered: mean by year, and its chance")                                                   \
    X(CHART_RESERVE_CASES, "Benodigd begin %1, per toekomst",                                      \
      "Needed at the start of %1, by future")                                                      \
    X(CHART_RESERVE_NEEDED, "Benodigd begin %1", "Needed at the start of %1")                      \
    X(TOTAL, "totaal", "total")                                                                    \
    X(CHART_RESERVE_YEAR, "%1: %2 (mediaan). ", "%1: %2 (median). ")                               \
    X(CHART_LOCATIONS_OPEN, "Waarschijnlijk %2 van de %3 locaties open %1",                        \
      "%2 of %3 locations likely to be open %1")                                                   \
    X(CHART_LOCATIONS_CLOSED, "niet open in deze periode", "not open in this period")              \
    X(CHART_LOCATIONS_RARELY, "kans kleiner dan 5%", "chance below 5%")                            \
    X(CHART_LOCATIONS_KNOWN, "Binnen deze aannames %2 van de %3 locaties open %1",                 \
      "Under these assumptions %2 of %3 locations open %1")                                        \
    X(CHART_LOCATIONS_UNIT, "Locaties en hun aantal plekken", "Locations and their places")        \
    X(CHART_LOCATIONS_MORE, "Locaties en hun aantal plekken; %1 locaties staan er niet bij",       \
      "Locations and their places; %1 locations are not shown")                                    \
    X(CHART_LOCATIONS_GUIDE, "Kans dat de locatie open is, binnen deze aannames:",                 \
      "Chance that the location is open, under these assumptions:")

typedef enum og_word {
#define X(name, nl, en) OG_WORD_##name,
    OG_WORD_LIST(X) OG_STUDY_WORD_LIST(X) OG_COMPARE_WORD_LIST(X) OG_SENSITIVITY_WORD_LIST(X)
#undef X
        OG_WORDS
} og_word;

const char *og_word_text(og_word word, og_language language);

/* Adds `text` with its %1 ... %9 replaced by `arguments`, of which there are as many as it uses. */
void og_word_fill(og_strbuf *out, const char *text, const char *const *arguments);

/* Adds a sentence: its %1 ... %9 replaced by `arguments`, of which there are as many as it uses. */
void og_word_say(og_strbuf *out, og_language language, og_word sentence,
                 const char *const *arguments);

#endif
