/* Words, dates and sentences in the languages of a scenario. */
#ifndef OG_OUTPUT_WORDS_H
#define OG_OUTPUT_WORDS_H

#include "base/calendar.h"
#include "base/strbuf.h"
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
    X(CHART_SHORTFALL_CHANCE, "Kans van %1 op een tekort aan plekken %2, mediaan %3",              \
      "%1 chance of a shortage of places %2, median %3")                                           \
    X(CHART_SHORTFALL_SMALL, "Kans van %1 op een tekort aan plekken %2",                           \
      "%1 chance of a shortage of places %2")                                                      \
    X(CHART_SHORTFALL_SURE, "Tekort van %1 plekken %2", "Shortage of %1 places %2")                \
    X(CHART_SHORTFALL_NONE, "Geen tekort aan plekken tot en met %1",                               \
      "No shortage of places through %1")                                                          \
    X(CHART_RECEPTION_UNIT, "%1: plekken aan het einde van elke maand",                            \
      "%1: places at the end of each month")                                                       \
    X(CHART_RECEPTION_GUIDE,                                                                       \
      "Lijnen: mediaan. Blauwe vlakken: 50% en 90% van de uitkomsten binnen deze aannames; "       \
      "stippellijnen: 90% van de opgave",                                                          \
      "Lines: median. Blue areas: 50% and 90% of outcomes under these assumptions; "               \
      "dotted lines: 90% of the obligation")                                                       \
    X(CHART_RECEPTION_YEAR, "%1: opgave %2, capaciteit %3 (medianen), kans op een tekort %4. ",    \
      "%1: obligation %2, capacity %3 (medians), chance of a shortage %4. ")                       \
    X(CHART_SUBGROUP, "%1, waarvan %2", "%1, of which %2")                                         \
    X(CHART_BACKLOG_CHANCE, "Kans van %1 op een achterstand %2, mediaan %3 personen",              \
      "%1 chance of a backlog %2, median %3 persons")                                              \
    X(CHART_BACKLOG_SMALL, "Kans van %1 op een achterstand %2", "%1 chance of a backlog %2")       \
    X(CHART_BACKLOG_SURE, "Achterstand van %1 personen %2", "Backlog of %1 persons %2")            \
    X(CHART_BACKLOG_NONE, "Geen achterstand %1", "No backlog %1")                                  \
    X(CHART_HOUSING_UNIT, "%1: personen gehuisvest %2, tegen de taakstelling",                     \
      "%1: persons housed %2, against the target")                                                 \
    X(CHART_HOUSING_SCALED,                                                                        \
      "%1: gehuisvest tegen de taakstelling; as: personen %2, getallen eronder: hele periode",     \
      "%1: housed against the target; axis: persons %2, numbers below it: whole period")           \
    X(CHART_HOUSING_GUIDE,                                                                         \
      "Balk: mediaan, met 50% (dik) en 90% (dun) van de uitkomsten binnen deze aannames; "         \
      "stippellijnen: 90% van de taakstelling",                                                    \
      "Bar: median, with 50% (thick) and 90% (thin) of outcomes under these assumptions; "         \
      "dotted lines: 90% of the target")                                                           \
    X(CHART_BACKLOG_UNIT, "Achterstand in personen (onder nul: voorsprong)",                       \
      "Backlog in persons (below zero: lead)")                                                     \
    X(CHART_BACKLOG_YEAR, "%1: achterstand %2 (mediaan), kans op een achterstand %3. ",            \
      "%1: backlog %2 (median), chance of a backlog %3. ")                                         \
    X(PAST, "realisatie", "actual")                                                                \
    X(HOUSED, "gehuisvest", "housed")                                                              \
    X(CHART_RESERVE_NEED, "%1 begin %2 dekt met 90% kans alle onttrekkingen tot en met %3",        \
      "%1 at the start of %2 covers all withdrawals through %3 with 90% chance")                   \
    X(CHART_RESERVE_NEED_SURE, "%1 begin %2 dekt alle onttrekkingen tot en met %3",                \
      "%1 at the start of %2 covers all withdrawals through %3")                                   \
    X(CHART_RESERVE_NEED_NONE, "Geen reserve nodig voor de onttrekkingen tot en met %3",           \
      "No reserve needed for the withdrawals through %3")                                          \
    X(CHART_RESERVE_SHORT, "Kans van %1 dat de reserve tot en met %2 niet alles dekt",             \
      "%1 chance that the reserve does not cover everything through %2")                           \
    X(CHART_RESERVE_ENOUGH, "De reserve dekt alles tot en met %2",                                 \
      "The reserve covers everything through %2")                                                  \
    X(CHART_RESERVE_GUIDE,                                                                         \
      "Lijn en punt: mediaan. Donker of dik: 50%, licht of dun: 90% van de uitkomsten, binnen "    \
      "deze aannames",                                                                             \
      "Line and dot: median. Dark or thick: 50%, light or thin: 90% of outcomes, under these "     \
      "assumptions")                                                                               \
    X(CHART_LABEL_UNIT, "%1: %2", "%1: %2")                                                        \
    X(ALL_FUTURES, "alle toekomsten", "all futures")                                               \
    X(CHART_RESERVE_CHANGE, "Verandering van de reserve sinds begin %1",                           \
      "Change of the reserve since the start of %1")                                               \
    X(CHART_RESERVE_BALANCE, "Stand aan het einde van het jaar", "Balance at the end of the year") \
    X(CHART_RESERVE_UNCOVERED, "Ongedekt per jaar: gemiddeld (en de kans erop)",                   \
      "Uncovered by year: mean (and its chance)")                                                  \
    X(CHART_RESERVE_CASES, "Benodigd begin %1, per toekomst",                                      \
      "Needed at the start of %1, by future")                                                      \
    X(CHART_RESERVE_NEEDED, "Benodigd begin %1", "Needed at the start of %1")                      \
    X(TOTAL, "totaal", "total")                                                                    \
    X(CHART_RESERVE_YEAR, "%1: %2 (mediaan). ", "%1: %2 (median). ")                               \
    X(CHART_LOCATIONS_OPEN, "Waarschijnlijk %2 van de %3 locaties open %1",                        \
      "%2 of %3 locations likely to be open %1")                                                   \
    X(CHART_LOCATIONS_UNIT, "Locaties en hun aantal plekken", "Locations and their places")        \
    X(CHART_LOCATIONS_MORE, "Locaties en hun aantal plekken; %1 locaties staan er niet bij",       \
      "Locations and their places; %1 locations are not shown")                                    \
    X(CHART_LOCATIONS_GUIDE, "Kans dat de locatie open is, binnen deze aannames:",                 \
      "Chance that the location is open, under these assumptions:")

typedef enum og_word {
#define X(name, nl, en) OG_WORD_##name,
    OG_WORD_LIST(X)
#undef X
        OG_WORDS
} og_word;

/* The language of a scenario, as og_scenario_language gives it; anything but "en" is Dutch. */
og_language og_language_of(const char *code);

const char *og_word_text(og_word word, og_language language);

/* Adds `text` with its %1 ... %9 replaced by `arguments`, of which there are as many as it uses. */
void og_word_fill(og_strbuf *out, const char *text, const char *const *arguments);

/* Adds a sentence: its %1 ... %9 replaced by `arguments`, of which there are as many as it uses. */
void og_word_say(og_strbuf *out, og_language language, og_word sentence,
                 const char *const *arguments);

const char *og_word_month(int month, og_language language);       /* 1: "januari", "January" */
const char *og_word_month_short(int month, og_language language); /* 3: "mrt", "Mar" */

/* "5 maart 2027", "5 March 2027" */
void og_word_day(og_strbuf *out, og_day day, og_language language);

/* A whole year, half, quarter or month in words ("2027", "2e helft 2027", "3e kwartaal 2027",
 * "maart 2027"); any other span from day to day. */
void og_word_span(og_strbuf *out, og_day first, og_day last, og_language language);

/* A month, for after 'begin' and 'tot en met': the year when the month is `plain` (1 or 12), else
 * "juli 2025". */
void og_word_month_of(og_strbuf *out, og_month month, int plain, og_language language);

/* At the end of a span: "eind 2027", "eind juni 2027"; "op 4 maart 2027" when no month ends. */
void og_word_end(og_strbuf *out, og_day last, og_language language);

#endif
