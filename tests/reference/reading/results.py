"""Section 6: what comes out."""
import re

import numpy as np

from reading.draws import Draws
from reading.metrics import columns_of
from reading.model import Model
from reading.numbers import compares, number_of
from reading.observed import LEAST_LIMIT, Ledger
from reading.periods import ScenarioError, span
from reading.reserve import CONFIDENCES, parts, required_opening

PROBABILITY_FOR = ("shortfall", "backlog", "unplaced", "uncovered")
COMPARISON = r"(.+?)\s*([<>]=?)\s*([-+.\deE_]+)"


class Results:
    """The kept replicates of a model, as arrays of (replicate, period)."""

    def __init__(self, scenario, folder=".", seed=None, replicates=None):
        simulation = scenario.get("simulation", {})
        self.count = int(replicates or simulation.get("replicates", 1000))
        self.seed = int(simulation.get("seed", 1)) if seed is None else seed
        self.scenario = scenario
        self.folder = folder
        self.tries = 0
        self.case_drawn = {}
        runs = self._runs()
        present = [name for name in self.model.series_order()
                   if name in runs[0].series]
        self.series = {name: np.array([run.series[name] for run in runs])
                       for name in present}
        self.planned = np.array([run.planned for run in runs])
        self.outstanding = {
            name: np.array([run.outstanding[name] for run in runs])
            for name in runs[0].outstanding}
        self.committed = {
            name: np.array([run.committed[name] for run in runs])
            for name in runs[0].committed}

    def _runs(self):
        """The kept replicates, tried in blocks of fresh draws."""
        limit = max(1000 * self.count, LEAST_LIMIT)
        runs, drawn = [], []
        while len(runs) < self.count:
            if self.tries >= limit:
                raise ScenarioError(f"only {len(runs)} of {self.tries} fit "
                                    "what is observed")
            kept = self._block(self.tries // self.count, runs)
            drawn.append({name: self.model.values.case_drawn(name)[kept]
                          for name in self.scenario.get("cases", {})})
        self.case_drawn = {
            name: np.concatenate([block[name] for block in drawn])
            for name in drawn[0]}
        return runs

    def _block(self, block, runs):
        """Tries as many replicates as are wanted; which ones are kept."""
        seed = f"{self.seed}/{block}" if block else self.seed
        draws = Draws(seed, self.count, self.scenario.get("correlations", []))
        self.model = Model(self.scenario, self.folder, draws)
        nodes = self.scenario.get("observed", {})
        blind = Model(self.scenario, self.folder, draws, True)
        ledger = Ledger(nodes, blind) if nodes else None
        uniforms = draws.uniforms("observed", 0)
        kept = []
        for r in range(self.count):
            self.tries += 1
            if not ledger or ledger.keeps(blind.replicate(r), uniforms[r]):
                runs.append(self.model.replicate(r))
                kept.append(r)
                if len(runs) == self.count:
                    break
        return kept

    def rows(self):
        """The rows of series.csv, as text."""
        for name, values in self.series.items():
            chance = name.rpartition(".")[2] in PROBABILITY_FOR \
                and not name.startswith("line.")
            for period, column in zip(self.model.periods(name), values.T):
                column = column[~np.isnan(column)]
                yield [name, period.key] + summary(column, chance)

    def metric(self, text):
        """One number per replicate, or one number for p(), pNN(), mean()."""
        text = text.strip()
        match = re.fullmatch(rf"p\({COMPARISON}\)", text)
        if match:
            return np.mean(compares(self.metric(match[1]), match[2],
                                    number_of(match[3])))
        match = re.fullmatch(r"p(\d+(?:\.\d+)?)\((.+)\)", text)
        if match:
            return np.quantile(self._known(match[2]), float(match[1]) / 100)
        match = re.fullmatch(r"mean\((.+)\)", text)
        if match:
            return np.mean(self._known(match[1]))
        match = re.fullmatch(rf"first\({COMPARISON}(?:\s+from\s+(\S+))?\)",
                             text)
        if match:
            return self._first(*match.groups())
        if text.startswith("reserve.required_opening"):
            return required_opening(self.series["reserve.drawdown"],
                                    self._year(text))
        match = re.fullmatch(r"line\.([\w-]+)\.committed", text)
        if match:
            return self.committed[match[1]]
        if "@" in text:
            name, key = text.split("@")
            columns = columns_of(name, key, self.model.periods(name))
            return self.series[name][:, columns].sum(axis=1)
        name, _, how = text.rpartition(".")
        return {"min": np.nanmin, "max": np.nanmax, "mean": np.nanmean,
                "sum": np.nansum}[how](self.series[name], axis=1)

    def _known(self, text):
        """A metric's values, without replicates that have none.

        Of `first` the period's number, from 0.
        """
        values = self.metric(text)
        if values.dtype.kind == "U":
            name = re.match(r"first\((.+?)\s*[<>]", text)[1]
            keys = [period.key for period in self.model.periods(name)]
            return np.array([keys.index(key) for key in values
                             if key != "never"])
        return values[~np.isnan(values)]

    def _year(self, text):
        """The place among the years of `...@Y`, 0 without."""
        _, _, year = text.partition("@")
        if year and (not year.isdigit()
                     or int(year) not in self.model.years):
            raise ScenarioError(f"{text}: not a year of the horizon")
        return self.model.years.index(int(year)) if year else 0

    def parts(self, text, chosen=slice(None)):
        """The need in three parts: metrics.M.all.parts, or of a case."""
        reserve = self.scenario["finance"]["reserve"]
        levels = list(CONFIDENCES)
        if "certainty" in reserve:
            levels.append(f"{100 * number_of(reserve['certainty']):.10g}")
        return parts(self.series["reserve.drawdown"][chosen],
                     self.planned[chosen], self._year(text), levels)

    def case_rows(self, group, index):
        """Which replicates drew a case."""
        return self.case_drawn[group] == index

    def _first(self, name, sign, limit, begin):
        """The first period in which the comparison holds, or never."""
        periods = self.model.periods(name)
        holds = compares(self.series[name], sign, number_of(limit))
        if begin:
            day = span(begin).first
            holds = holds & [period.last >= day for period in periods]
        keys = [period.key for period in periods] + ["never"]
        where = np.where(holds.any(axis=1), holds.argmax(axis=1), -1)
        return np.array(keys)[where]


def text_of(number):
    """%.17g, as series.csv writes numbers."""
    return "%.17g" % number


def summary(column, chance):
    """mean, p5 ... p95, p_positive of one series in one period."""
    if len(column) == 0:
        return [""] * 7
    numbers = [column.mean(), *np.percentile(column, (5, 25, 50, 75, 95))]
    positive = text_of(np.mean(column > 1e-6)) if chance else ""
    return [text_of(n) for n in numbers] + [positive]
