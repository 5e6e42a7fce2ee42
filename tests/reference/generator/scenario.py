"""The whole scenario, with only the sections that it needs."""
from bundle import flat
from generator.choices import month_key
from generator.finance import FinanceMaker
from generator.housing import HousingMaker
from generator.ledger import observe
from generator.reception import ReceptionMaker
from generator.steering import SecondRoundMaker
from generator.whatif import WhatIfMaker


class Generator(ReceptionMaker, HousingMaker, FinanceMaker, SecondRoundMaker,
                WhatIfMaker):
    """One random scenario."""

    def build(self, bundled):
        """The scenario, with only the sections that it needs."""
        rng = self.rng
        scenario = self.scenario = {
            "opgave": 1, "title": "Leiden, voorbeeld",
            "municipality": "Leiden"}
        if self.chance(0.7):
            scenario["language"] = rng.choice(("nl", "en"))
        scenario["horizon"] = {"start": month_key(self.first),
                               "end": month_key(self.end - 1)}
        scenario["simulation"] = {
            "replicates": rng.choice((50, 64, 100)),
            "seed": rng.randrange(10**6)}
        if self.chance(0.3):
            scenario["simulation"]["sampling"] = "random"
        scenario["sources"] = {"jr": "Jaarstukken 2024"}
        makers = {"reception": self.reception,
                  "housing": lambda: {name: self.housing_stream(name) for name
                                      in ("status-1", "oth_er")[
                                          :rng.randint(1, 2)]}}
        sections = rng.sample(list(makers), rng.choice((1, 2, 2)))
        for section in sections:
            scenario[section] = makers[section]()
        if self.chance(0.95):
            scenario["finance"] = self.finance()
        self.second_round()
        self.add_shared()
        if not bundled:
            return scenario
        tree = self.what_ifs(flat(scenario))
        if self.chance(0.3):
            observe(tree, self.rng, self.stochastic)
        return tree

    def add_shared(self):
        """What the values that were made refer to."""
        if self.inputs:
            self.scenario["inputs"] = self.inputs
        if self.cases:
            self.scenario["cases"] = self.cases
        paths = self.rng.sample(self.correlatable,
                                min(3, len(self.correlatable)))
        if len(paths) > 1 and self.chance(0.6):
            self.scenario["correlations"] = [
                {"between": list(pair), "rho": self.rng.choice((-0.6, 0.5))}
                for pair in zip(paths, paths[1:])]


def generate(seed, stochastic=False, second=False, bundled=True):
    """The scenario of a seed, as a bundle (see bundle.py).

    `second`: with `change` and files on top; one that is not
    `bundled` has no what-ifs on top and nothing observed.
    """
    return Generator(seed, stochastic, second).build(bundled)
