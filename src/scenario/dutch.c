#include "scenario/dutch.h"

#include <string.h>
#include <strings.h>

/* A key or a value, and the words for it, with a blank between two. */
static const struct {
    const char *key, *words;
} rows[] = {
    {"title", "titel naam"},
    {"municipality", "gemeente"},
    {"language", "taal"},
    {"horizon", "looptijd periode tijdvak termijn"},
    {"start", "begin vanaf eerste"},
    {"end", "einde eind tot laatste"},
    {"simulation", "simulatie doorrekening"},
    {"replicates", "doorrekeningen aantal trekkingen herhalingen"},
    {"seed", "beginwaarde startwaarde"},
    {"sampling", "trekking steekproef"},
    {"sources", "bronnen bron"},
    {"source", "bron bronnen"},
    {"assumption", "aanname veronderstelling onderbouwing"},
    {"value", "waarde getal"},
    {"cases", "gevallen toekomsten scenarios varianten"},
    {"case", "geval toekomst"},
    {"inputs", "invoer uitgangspunten aannames parameters"},
    {"input", "invoer uitgangspunt"},
    {"times", "maal keer"},
    {"housing", "huisvesting wonen statushouders taakstelling"},
    {"reception", "opvang asielopvang opvangplekken"},
    {"finance", "financien financiën geld middelen begroting"},
    {"correlations", "samenhang samenhangen correlaties"},
    {"between", "tussen"},
    {"levers", "knoppen knop draaiknoppen"},
    {"events", "gebeurtenissen gebeurtenis"},
    {"checks", "controles controle toetsen"},
    {"label", "naam omschrijving titel"},
    {"obligation", "opgave verplichting taakstelling plicht"},
    {"occupancy", "bezetting bezettingsgraad"},
    {"subgroups", "deelgroepen subgroepen doelgroepen"},
    {"population", "bevolking personen bewoners populatie"},
    {"locations", "locaties plaatsen opvanglocaties"},
    {"location", "locatie"},
    {"places", "plekken plaatsen opvangplekken capaciteit aantal"},
    {"opens", "vanaf opent opening open start begin van"},
    {"until", "tot tot_en_met tm t/m einde eind sluit"},
    {"term_months", "looptijd termijn maanden duur"},
    {"delay", "vertraging uitstel"},
    {"probability", "kans waarschijnlijkheid"},
    {"extension", "verlenging"},
    {"contract", "overeenkomst huurcontract"},
    {"from", "vanaf van begin start"},
    {"of_which", "waarvan"},
    {"serves", "bedient dient voor"},
    {"allocate", "toewijzing verdeling"},
    {"idle_to", "leeg_naar"},
    {"municipal", "gemeentelijk gemeente gemeentelijke"},
    {"private", "particulier particulieren gastgezinnen"},
    {"arrivals", "instroom aankomsten"},
    {"private_arrivals", "instroom_particulier"},
    {"departure_rate", "uitstroom vertrek"},
    {"to_municipal", "naar_gemeente"},
    {"taakstelling", "opgave obligation target"},
    {"realised", "gerealiseerd realisatie gehuisvest"},
    {"opening_backlog", "achterstand beginachterstand voorsprong"},
    {"supply", "aanbod"},
    {"persons_per_month", "personen_per_maand per_maand"},
    {"homes_per_month", "woningen_per_maand"},
    {"persons_per_home", "personen_per_woning"},
    {"share", "aandeel deel"},
    {"persons", "personen mensen"},
    {"homes", "woningen huizen"},
    {"on", "op datum maand wanneer"},
    {"lines", "posten regels post begroting"},
    {"income", "baten inkomsten opbrengsten opbrengst bate"},
    {"cost", "lasten kosten last uitgaven"},
    {"incomes", "baten inkomsten opbrengsten"},
    {"costs", "lasten kosten"},
    {"per", "eenheid"},
    {"stream", "opvang huisvesting doelgroep stroom"},
    {"index", "indexering indexatie"},
    {"growth", "groei stijging"},
    {"base", "prijspeil basis basisjaar"},
    {"spread_months", "spreiding"},
    {"lag_months", "naijlen later"},
    {"actuals", "gerealiseerd realisatie werkelijk"},
    {"reserve", "reserves"},
    {"opening", "beginstand stand saldo"},
    {"rule", "regel"},
    {"planned", "gepland"},
    {"add", "toevoeging toevoegen dotatie storting"},
    {"withdraw", "onttrekking onttrekken"},
    {"deposit_share", "aandeel_toevoeging"},
    {"withdraw_share", "aandeel_onttrekking"},
    {"set", "pad zet"},
    {"low", "laag laagst minimaal minimum"},
    {"likely", "waarschijnlijk midden verwacht"},
    {"high", "hoog hoogst maximaal maximum"},
    {"step", "stap"},
    {"says", "zegt cijfer waarde"},
    {"of", "van reeks"},
    {"period", "periode tijdvak"},
    {"as_of", "peildatum"},
    {"tolerance", "marge tolerantie"},
    {"holds", "klopt"},
    {"dist", "verdeling kansverdeling"},
    {"vary", "wisselt varieert"},
    {"values", "waarden"},
    {"weights", "gewichten"},
    {"mean", "gemiddelde"},
    {"sd", "standaardafwijking"},
    {"min", "minimum"},
    {"max", "maximum"},
    {"median", "mediaan"},
    {"file", "bestand"},
    {"column", "kolom"},
    {"forecast", "voorspelling prognose raming"},
    {"history", "geschiedenis historie verleden"},
    {"frequency", "frequentie"},
    {"negative", "negatief"},
    {"together", "samen"},
    {"series", "reeks"},
    {"extends", "basis breidt_uit gebaseerd_op"},
    {"kind", "soort"},
    {"certainty", "zekerheid"},
    {"incidental", "incidenteel"},
    {"budgets", "begrotingen begroting"},
    {"code", "taakveld"},
    {"ignore_below", "drempel"},
    {"future", "toekomst"},
    /* series */
    {"capacity", "capaciteit plekken"},
    {"shortfall", "tekort"},
    {"surplus", "overschot"},
    {"demand", "vraag"},
    {"occupied", "bezet"},
    {"unplaced", "ongeplaatst"},
    {"housed", "gehuisvest"},
    {"backlog", "achterstand"},
    {"percentage", "percentage"},
    {"balance", "stand saldo"},
    {"added", "toegevoegd toevoeging"},
    {"withdrawn", "onttrokken onttrekking"},
    {"result", "resultaat"},
    {"required_opening", "nodig benodigd"},
    /* values */
    {"nl", "nederlands dutch"},
    {"en", "engels english"},
    {"random", "willekeurig"},
    {"equalise", "egaliseren egaliserend egalisatie"},
    {"authorised", "raadsbesluit vastgesteld"},
    {"largest", "grootste"},
    {"order", "volgorde"},
    {"month", "maand"},
    {"year", "jaar"},
    {"run", "keer"},
    {"once", "eenmalig"},
    {"closing", "sluiting"},
    {"place_day", "plekdag plaatsdag plek_dag"},
    {"occupied_day", "bezette_dag"},
    {"excess", "meerkosten"},
    {"corrected", "gecorrigeerd"},
    {"unknown", "onbekend"},
    {"normal", "normaal"},
    {"triangular", "driehoek"},
};

static int holds(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = words; *at; at += strspn(at, " ")) {
        size_t width = strcspn(at, " ");
        if (width == length && strncasecmp(at, word, length) == 0)
            return 1;
        at += width;
    }
    return 0;
}

const char *og_dutch_key(const char *word, const char *const *candidates, size_t count)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (size_t c = 0; c < count && holds(rows[i].words, word); c++)
            if (strcmp(candidates[c], rows[i].key) == 0)
                return candidates[c];
    return NULL;
}

const char *og_dutch_series(const char *word, const char *const *candidates, size_t count)
{
    const char *dot = strrchr(word, '.');
    size_t lead = dot ? (size_t)(dot - word) + 1 : 0;
    for (size_t c = 0; c < count; c++) {
        const char *tail = candidates[c] + lead;
        if (strncmp(candidates[c], word, lead) == 0 && og_dutch_key(word + lead, &tail, 1))
            return candidates[c];
    }
    return NULL;
}
