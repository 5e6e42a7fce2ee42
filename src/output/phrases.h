/* The words and sentences of the summary. */
#ifndef OG_OUTPUT_PHRASES_H
#define OG_OUTPUT_PHRASES_H

#include "base/strbuf.h"
#include "output/check_phrases.h"
#include "scenario/scenario.h"

/* Name, Dutch, English. %1 ... %9 stand for arguments. */
#define OG_PHRASE_LIST(X)                                                                          \
    X(HEAD, "%1, %2; %3", "%1, %2; %3")                                                            \
    X(HEAD_PLAIN, "Horizon: %1; %2", "Horizon: %1; %2")                                            \
    X(SPAN, "%1 tot en met %2", "%1 through %2")                                                   \
    X(RUNS, "%1 doorrekeningen, seed %2", "%1 runs, seed %2")                                      \
    X(NO_RUNS, "niets is onzeker", "nothing is uncertain")                                         \
    X(HOW_TO_READ,                                                                                 \
      "Getallen zijn middens (medianen): in de helft van de doorrekeningen komt het hoger uit, "   \
      "in "                                                                                        \
      "de helft lager; 90% ligt tussen de genoemde grenzen. Alleen wat optelt, zoals geld, is "    \
      "een "                                                                                       \
      "gemiddelde; dat staat er dan bij. Alles geldt binnen deze aannames.",                       \
      "Numbers are medians: half of the runs end up higher, half lower; 90% lie between the "      \
      "limits given. Only what adds up, such as money, is a mean, and it says so. Everything "     \
      "holds under these assumptions.")                                                            \
    X(HOW_TO_READ_CERTAIN, "Alles geldt binnen deze aannames.",                                    \
      "Everything holds under these assumptions.")                                                 \
    X(SHORTFALL_NOTE,                                                                              \
      "Het tekort is per doorrekening bepaald; zijn midden is niet precies opgave min "            \
      "capaciteit.",                                                                               \
      "The shortage is found run by run; its median is not quite obligation minus capacity.")      \
    X(APART_NOTE,                                                                                  \
      "Plekken die voor een deelgroep apart zijn gezet, vullen een tekort daarbuiten niet aan.",   \
      "Places set apart for a sub-group do not make up for a shortage outside it.")                \
    X(UP_TO, "t/m", "to")                                                                          \
    X(SINCE, "vanaf", "from")                                                                      \
    X(END, "eind %1", "end of %1")                                                                 \
    X(WITHIN, "90% tussen", "90% between")                                                         \
    X(RANGE, "%1 tot %2", "%1 to %2")                                                              \
    X(CHANCE, "kans", "chance")                                                                    \
    X(MIDDLE, "midden", "median")                                                                  \
    X(RECEPTION, "%1: plekken", "%1: places")                                                      \
    X(SUBGROUP, "%1, deelgroep '%2': plekken", "%1, sub-group '%2': places")                       \
    X(SHORTFALL_CHANCE, "kans op tekort", "chance of shortage")                                    \
    X(POPULATION, "%1: personen", "%1: persons")                                                   \
    X(DEMAND, "vraag", "demand")                                                                   \
    X(UNPLACED, "zonder plek", "unplaced")                                                         \
    X(UNPLACED_CHANCE, "kans zonder plek", "chance unplaced")                                      \
    X(PRIVATE, "gastgezinnen", "with hosts")                                                       \
    X(HOUSING, "%1: personen per jaar", "%1: persons by year")                                     \
    X(HOUSED, "gehuisvest", "housed")                                                              \
    X(BACKLOG_END, "achterstand aan het eind", "backlog at the end")                               \
    X(BACKLOG_CHANCE, "kans op achterstand", "chance of backlog")                                  \
    X(HOUSING_NOTE, "De taakstelling is netto, zonder achterstand.",                               \
      "The target is net, without backlog.")                                                       \
    X(HOUSING_MEANS,                                                                               \
      "De taakstelling (netto, zonder achterstand) en gehuisvest zijn gemiddelden.",               \
      "The target (net, without backlog) and housed are means.")                                   \
    X(LEAD_NOTE, "Een achterstand onder nul is een voorsprong.",                                   \
      "A backlog below zero is a lead.")                                                           \
    X(MONEY, "Geld (%1)", "Money (%1)")                                                            \
    X(INCOME, "baten", "income")                                                                   \
    X(COST, "lasten", "cost")                                                                      \
    X(RESULT, "resultaat", "result")                                                               \
    X(MONEY_MEANS,                                                                                 \
      "Baten, lasten en resultaat zijn gemiddelden, die optellen; midden en grenzen zijn die van " \
      "het resultaat.",                                                                            \
      "Income, cost and result are means, which add up; median and limits are those of the "       \
      "result.")                                                                                   \
    X(RESERVE, "%1 (%2)", "%1 (%2)")                                                               \
    X(RESERVE_NAME, "Reserve", "Reserve")                                                          \
    X(ADDED, "toevoeging", "added")                                                                \
    X(WITHDRAWN, "onttrekking", "withdrawn")                                                       \
    X(BALANCE, "stand", "balance")                                                                 \
    X(BALANCE_NOTE, "De stand is die aan het einde van het jaar.",                                 \
      "The balance is that at the end of the year.")                                               \
    X(CHANGE, "verandering", "change")                                                             \
    X(CHANGE_NOTE,                                                                                 \
      "De beginstand is niet bekend. Verandering is die van de stand sinds begin %1.",             \
      "The opening balance is not known. Change is that of the balance since the start of %1.")    \
    X(RESERVE_MEANS,                                                                               \
      "Bedragen zijn gemiddelden, die optellen; midden en grenzen zijn die van de %1.",            \
      "Amounts are means, which add up; median and limits are those of the %1.")                   \
    X(UNCOVERED_CHANCE, "kans ongedekt", "chance uncovered")                                       \
    X(UNCOVERED_NOTE, "Ongedekt is wat de algemene middelen zouden moeten dragen.",                \
      "Uncovered is what general means would have to carry.")                                      \
    X(REQUIRED, "Benodigde reserve begin %1 (%2)", "Reserve needed at the start of %1 (%2)")       \
    X(REQUIRED_NOTE,                                                                               \
      "De stand waarmee alle onttrekkingen tot en met %1 betaald kunnen worden. Binnen "           \
      "deze aannames volstaat %2 in 90% van de doorrekeningen%3.",                                 \
      "The balance with which all withdrawals through %1 can be paid. Under these "                \
      "assumptions %2 suffices in 90% of the runs%3.")                                             \
    X(REQUIRED_NOTE_CERTAIN,                                                                       \
      "De stand waarmee, binnen deze aannames, alle onttrekkingen tot en met %1 betaald kunnen "   \
      "worden.",                                                                                   \
      "The balance with which, under these assumptions, all withdrawals through %1 can be paid.")  \
    X(LOSS_NOTE,                                                                                   \
      "Verwacht verlies is het gemiddelde van wat nodig is. Alleen slechte toekomsten hebben een " \
      "reserve nodig en goede maken dat niet goed; daarom is het niet de som van de verwachte "    \
      "resultaten (%1). De buffer komt er voor de zekerheid bovenop.",                             \
      "Expected loss is the mean of what is needed. Only bad futures need a reserve, and good "    \
      "ones do not make up for them; so it is not the sum of the expected results (%1). The "      \
      "buffer comes on top for confidence.")                                                       \
    X(NOT_REQUIRED_NOTE,                                                                           \
      "Tekorten die de reserve volgens haar regel niet dekt, zitten hier niet in; zie ongedekt.",  \
      "Deficits that the reserve by its rule does not cover are not in it; see uncovered.")        \
    X(BY_CHANCE, " (95%-marge van de doorrekening: ±\u00A0%1)",                                    \
      " (95% margin of the calculation: ±\u00A0%1)")                                               \
    X(AVAILABLE_NOTE, "Aanwezig begin %1: %2%3.", "Available at the start of %1: %2%3.")           \
    X(ON_AVERAGE, " (gemiddeld)", " (on average)")                                                 \
    X(CONFIDENCE, "zekerheid", "confidence")                                                       \
    X(EXPECTED_LOSS, "verwacht verlies", "expected loss")                                          \
    X(BUFFER, "buffer voor risico", "buffer for risk")                                             \
    X(TOTAL, "totaal nodig", "total needed")                                                       \
    X(RATIO, "aanwezig/nodig", "available/needed")                                                 \
    X(CLASS, "klasse", "class")                                                                    \
    X(CLASS_A, "A uitstekend", "A excellent")                                                      \
    X(CLASS_B, "B ruim voldoende", "B more than sufficient")                                       \
    X(CLASS_C, "C voldoende", "C sufficient")                                                      \
    X(CLASS_D, "D matig", "D moderate")                                                            \
    X(CLASS_E, "E onvoldoende", "E insufficient")                                                  \
    X(CLASS_F, "F ruim onvoldoende", "F far from sufficient")                                      \
    X(BY_CASE, "Benodigde reserve per toekomst (%1)", "Reserve needed by future (%1)")             \
    X(EXPECTED, "verwacht", "expected")                                                            \
    X(GROUNDS, "Onderbouwing", "Substantiation")                                                   \
    X(GROUNDS_COUNT, "Getallen met een bron: %1; op een aanname: %2; zonder bron of aanname: %3.", \
      "Numbers with a source: %1; on an assumption: %2; without source or assumption: %3.")        \
    X(GROUNDS_NONE, "Zonder:", "Without:")                                                         \
    X(CARRIED, "Doorgetrokken voorbij de laatste bekende datum:",                                  \
      "Carried forward past the last known date:")                                                 \
    X(CARRIED_ONE, "%1: het getal van %2 is gebruikt tot en met %3",                               \
      "%1: the number for %2 is used through %3")                                                  \
    X(OUTSTANDING, "Nog te boeken na %1", "To be booked after %1")                                 \
    X(OUTSTANDING_ONE, "%1: gemiddeld %2", "%1: %2 on average")                                    \
    X(OUTSTANDING_CERTAIN, "%1: %2", "%1: %2")                                                     \
    X(MORE, "en nog %1; `opgave check` noemt ze alle", "and %1 more; `opgave check` lists them all")

typedef enum og_phrase {
#define X(name, nl, en) OG_PHRASE_##name,
    OG_PHRASE_LIST(X) OG_CHECK_PHRASE_LIST(X)
#undef X
        OG_PHRASES
} og_phrase;

const char *og_phrase_text(og_phrase phrase, og_language language);

#endif
