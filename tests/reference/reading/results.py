"""Section 6: what comes out."""
import re

import numpy as np

from reading.model import Model
from reading.numbers import number_of
from reading.periods import ScenarioError, span

OWN_PERIODS_ONLY = ("percentage", "corrected")
FLOWS = ("housed", "taakstelling", "realised", "income", "cost", "result",
         "added", "withdrawn", "uncovered")
PROBABILITY_FOR = ("shortfall", "backlog", "unplaced", "uncovered")


class Results:
    """All replicates of a model, as arrays of (replicate, period)."""

    def __init__(self, scenario, folder=".", seed=None, replicates=None):
        simulation = scenario.get("simulation", {})
        count = int(replicates or simulation.get("replicates", 1000))
        self.model = Model(scenario, folder,
                           int(simulation.get("seed", 1)) if seed is None
                           else seed, count)
        runs = [self.model.replicate(r) for r in range(count)]
        present = [name for name in self.model.series_order()
                   if name in runs[0][0]]
        self.series = {name: np.array([run[0][name] for run in runs])
                       for name in present}
        self.required_opening = np.array([run[1] for run in runs])
        self.outstanding = {
            name: np.array([run[2][name] for run in runs])
            for name in runs[0][2]}

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
        match = re.fullmatch(r"p\((.+?)\s*([<>])\s*([-+.\deE_]+)\)", text)
        if match:
            values, limit = self.metric(match[1]), number_of(match[3])
            return np.mean(values > limit if match[2] == ">"
                           else values < limit)
        match = re.fullmatch(r"p(\d+(?:\.\d+)?)\((.+)\)", text)
        if match:
            return np.quantile(self.metric(match[2]), float(match[1]) / 100)
        match = re.fullmatch(r"mean\((.+)\)", text)
        if match:
            return np.mean(self.metric(match[1]))
        match = re.fullmatch(r"first\((.+?)\s*([<>])\s*([-+.\deE_]+)\)", text)
        if match:
            return self._first(match[1], match[2], number_of(match[3]))
        if text == "reserve.required_opening":
            return self.required_opening
        if "@" in text:
            return self._at(*text.split("@"))
        name, _, how = text.rpartition(".")
        return {"min": np.nanmin, "max": np.nanmax, "mean": np.nanmean,
                "sum": np.nansum}[how](self.series[name], axis=1)

    def _first(self, name, sign, limit):
        """The first period in which the comparison holds, or never."""
        values = self.series[name]
        holds = values > limit if sign == ">" else values < limit
        keys = [period.key for period in self.model.periods(name)] + ["never"]
        where = np.where(holds.any(axis=1), holds.argmax(axis=1), -1)
        return np.array(keys)[where]

    def _at(self, name, key):
        values, periods = self.series[name], self.model.periods(name)
        wanted, last = span(key), name.rpartition(".")[2]
        for i, period in enumerate(periods):
            if period.key == key:
                return values[:, i]
        if last in OWN_PERIODS_ONLY:
            raise ScenarioError(f"{name} exists at its own periods only")
        if last in FLOWS or name.startswith("line."):
            inside = [wanted.first <= p.first and p.last <= wanted.last
                      for p in periods]
            days = sum(p.last - p.first + 1
                       for p, chosen in zip(periods, inside) if chosen)
            if days == wanted.last - wanted.first + 1:
                return values[:, inside].sum(axis=1)
        else:
            for i, period in enumerate(periods):
                if period.last == wanted.last:
                    return values[:, i]
        raise ScenarioError(f"{name} cannot be asked at {key}")


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
