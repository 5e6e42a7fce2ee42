/* The words and sentences of the summary. */
#ifndef OG_OUTPUT_PHRASES_H
#define OG_OUTPUT_PHRASES_H

#include "base/strbuf.h"
#include "output/check_phrases.h"
#include "scenario/scenario.h"

/* Name, Dutch, English. %1 ... %9 stand for arguments. */
#define OG_PHRASE_LIST(X)                                                                          \
    X(HEAD, "%1, %2 tot en met %3; %4 doorrekeningen, seed %5",                                    \
      "%1, %2 through %3; %4 runs, seed %5")                                                       \
    X(HOW_TO_READ,                                                                                 \
      "Getallen zijn het gemiddelde van alle doorrekeningen; 90% van de doorrekeningen "           \
      "ligt tussen de genoemde grenzen. Alles geldt binnen deze aannames.",                        \
      "Numbers are the mean of all runs; 90% of the runs lie between the limits given. "           \
      "Everything holds under these assumptions.")                                                 \
    X(SHORTFALL_NOTE,                                                                              \
      "Het gemiddelde tekort kan meer zijn dan opgave min capaciteit: een overschot in de ene "    \
      "doorrekening vult het tekort in een andere niet aan.",                                      \
      "The mean shortage can be more than obligation minus capacity: a surplus in one run does "   \
      "not make up for a shortage in another.")                                                    \
    X(APART_NOTE,                                                                                  \
      "Plekken die voor een deelgroep apart zijn gezet, vullen een tekort daarbuiten niet aan.",   \
      "Places set apart for a sub-group do not make up for a shortage outside it.")                \
    X(END, "eind %1", "end of %1")                                                                 \
    X(WITHIN, "90% tussen", "90% between")                                                         \
    X(RANGE, "%1 tot %2", "%1 to %2")                                                              \
    X(CHANCE, "kans", "chance")                                                                    \
    X(RECEPTION, "%1: plekken", "%1: places")                                                      \
    X(SUBGROUP, "%1, waarvan %2: plekken", "%1, of which %2: places")                              \
    X(SHORTFALL_CHANCE, "kans op tekort", "chance of shortage")                                    \
    X(POPULATION, "%1: personen", "%1: persons")                                                   \
    X(DEMAND, "vraag naar opvang", "demand")                                                       \
    X(UNPLACED, "zonder plek", "without place")                                                    \
    X(PRIVATE, "bij gastgezinnen", "with private hosts")                                           \
    X(HOUSING, "%1: personen per jaar", "%1: persons by year")                                     \
    X(HOUSED, "gehuisvest", "housed")                                                              \
    X(BACKLOG_END, "achterstand eind jaar", "backlog at year end")                                 \
    X(BACKLOG_CHANCE, "kans op achterstand", "chance of backlog")                                  \
    X(HOUSING_NOTE,                                                                                \
      "De taakstelling is netto, zonder achterstand. Een achterstand onder nul is een "            \
      "voorsprong.",                                                                               \
      "The target is net, without backlog. A backlog below zero is a lead.")                       \
    X(MONEY, "Geld (%1)", "Money (%1)")                                                            \
    X(INCOME, "baten", "income")                                                                   \
    X(COST, "lasten", "cost")                                                                      \
    X(RESULT, "resultaat", "result")                                                               \
    X(RESERVE, "%1 (%2)", "%1 (%2)")                                                               \
    X(ADDED, "toevoeging", "added")                                                                \
    X(WITHDRAWN, "onttrekking", "withdrawn")                                                       \
    X(BALANCE_END, "saldo eind jaar", "balance at year end")                                       \
    X(DRAWDOWN_END, "uitputting eind jaar", "draw-down at year end")                               \
    X(UNCOVERED_CHANCE, "kans ongedekt", "chance uncovered")                                       \
    X(UNCOVERED_NOTE, "Ongedekt is wat de algemene middelen zouden moeten dragen.",                \
      "Uncovered is what general means would have to carry.")                                      \
    X(DRAWDOWN_NOTE,                                                                               \
      "De beginstand is niet bekend. Uitputting is wat er sinds begin %1 per saldo uit de "        \
      "reserve nodig was; onder nul is zij gegroeid.",                                             \
      "The opening balance is not known. Draw-down is what was needed on balance from the "        \
      "reserve since the start of %1; below zero it has grown.")                                   \
    X(REQUIRED, "Benodigde reserve begin %1 (%2)", "Reserve needed at the start of %1 (%2)")       \
    X(REQUIRED_NOTE,                                                                               \
      "De stand waarmee alle onttrekkingen tot en met %1 betaald kunnen worden. Binnen "           \
      "deze aannames volstaat %2 in 90% van de doorrekeningen%3.",                                 \
      "The balance with which all withdrawals through %1 can be paid. Under these "                \
      "assumptions %2 suffices in 90% of the runs%3.")                                             \
    X(LOSS_NOTE,                                                                                   \
      "Verwacht verlies is het gemiddelde van wat nodig is; de buffer komt er voor de zekerheid "  \
      "bovenop.",                                                                                  \
      "Expected loss is the mean of what is needed; the buffer comes on top for confidence.")      \
    X(BY_CHANCE, " (± %1 door toeval in de doorrekening)", " (± %1 by chance in the runs)")        \
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
    X(MORE, "en nog %1; `opgave check` noemt ze alle", "and %1 more; `opgave check` lists them all")

typedef enum og_phrase {
#define X(name, nl, en) OG_PHRASE_##name,
    OG_PHRASE_LIST(X) OG_CHECK_PHRASE_LIST(X)
#undef X
        OG_PHRASES
} og_phrase;

const char *og_phrase_text(og_phrase phrase, og_language language);

#endif
