"""Section 2: whatever a scenario may write for a number."""
import bisect
import math
from contextlib import contextmanager
from datetime import date

import numpy as np

from reading.distributions import (COUNTS, discrete_quantile,
                                   quantile_function)
from reading.kinds import Changed
from reading.numbers import number_of, numbers_of, without_grounds
from reading.periods import ScenarioError, month_of, overlap, span


def futures_of(group):
    """The weights of a group of cases."""
    return {name: weight for name, weight in without_grounds(group).items()
            if name not in ("label", "kind")}


class Values:
    """Compiles what a scenario writes for a number into f(replicate, day).

    `once` marks what the model asks once per replicate: always vary: run.
    """

    def __init__(self, scenario, months, draws, folder):
        self.inputs = scenario.get("inputs", {})
        self.cases = {name: futures_of(group) for name, group
                      in without_grounds(scenario.get("cases", {})).items()}
        self.first = months[0]
        self.draws = draws
        self.folder = folder
        self.flows_from = None  # first day of the flow that is asked for
        self.is_stock = False   # what there is on the day is asked for

    def flow(self, value):
        """A value as a flow: f(replicate, first day, last day)."""
        def asked(r, first, last):
            with self._asking(first, False):
                return value(r, last)
        return asked

    def stock(self, value):
        """A value as what there is on a day."""
        def asked(r, day):
            with self._asking(None, True):
                return value(r, day)
        return asked

    @contextmanager
    def _asking(self, first, stock):
        before = self.flows_from, self.is_stock
        self.flows_from, self.is_stock = first, stock
        try:
            yield
        finally:
            self.flows_from, self.is_stock = before

    def compile(self, node, path, once=False):
        """Dispatch on the form of the value."""
        if isinstance(node, str):
            number = number_of(node)
            return lambda r, day: number
        if isinstance(node, Changed):
            value = self.compile(node.node, path, once)
            return lambda r, day: node.times * value(r, day) + node.plus
        if not isinstance(node, dict):
            raise ScenarioError(f"{path}: not a value")
        node = without_grounds(node)
        if set(node) == {"value"}:
            return self.compile(node["value"], path, once)
        if "input" in node:
            return self._input(node, once)
        if "case" in node:
            return self._case(node, path, once)
        if "forecast" in node:
            return self._history(node["forecast"]["history"], path)
        if "dist" in node or "likely" in node:
            return self._distribution(node, path, once)
        for name, combine in (("product", math.prod), ("sum", math.fsum),
                              ("min", min), ("max", max)):
            if set(node) == {name}:
                return self._combination(node[name], f"{path}.{name}",
                                         combine, once)
        return self._schedule(node, path, once)

    def optional(self, parent, name, path, default, once=False):
        """The value under a key, or a default."""
        return self.compile(parent.get(name, default), f"{path}.{name}", once)

    def _input(self, node, once):
        name = node["input"]
        if name not in self.inputs:
            raise ScenarioError(f"unknown input {name}")
        value = self.compile(self.inputs[name], f"inputs.{name}", once)
        times = number_of(node.get("times", "1"))
        plus = number_of(node.get("plus", "0"))
        return lambda r, day: value(r, day) * times + plus

    def _case(self, node, path, once):
        name = node["case"]
        drawn = self.case_drawn(name)
        futures = [self.compile(node[future], f"{path}.{future}", once)
                   for future in self.cases[name]]
        return lambda r, day: futures[drawn[r]](r, day)

    def case_drawn(self, name):
        """Which case of a group holds in each replicate."""
        weights = numbers_of(self.cases[name].values())
        return discrete_quantile(self.draws.run(f"cases.{name}"),
                                 np.arange(len(weights)), weights)

    def _combination(self, nodes, path, combine, once):
        parts = [self.compile(node, f"{path}.{i}", once)
                 for i, node in enumerate(nodes)]
        return lambda r, day: combine(part(r, day) for part in parts)

    def _schedule(self, node, path, once):
        """In force on a day: the entry whose span starts latest before it."""
        entries = sorted((span(key).first, key) for key in node)
        starts = [start for start, _ in entries]
        if len(set(starts)) < len(starts):
            raise ScenarioError(f"{path}: two keys start on one day")
        values = [self.compile(node[key], f"{path}.{key}", once)
                  for _, key in entries]

        def in_force(r, day):
            index = bisect.bisect_right(starts, day) - 1
            if index < 0:
                raise ScenarioError(
                    f"{path}: nothing in force on {date.fromordinal(day)}, "
                    f"before the first key {entries[0][1]}")
            return values[index](r, day)
        return in_force

    def _history(self, node, path):
        """What is known of a forecast; what comes is not of this reading."""
        periods = sorted((span(key) for key in without_grounds(node)),
                         key=lambda period: period.first)
        known = {period: number_of(node[period.key]) for period in periods}

        def holding(day):
            for period in periods:
                if period.first <= day <= period.last:
                    return period
            raise ScenarioError(f"{path}: nothing is known of "
                                f"{date.fromordinal(day)}")

        def asked(_, day):
            if self.is_stock:
                ended = [p for p in periods if p.last <= day]
                if not ended:
                    holding(periods[0].first - 1)
                if holding(day) not in ended and periods[-1].last < day:
                    holding(day)
                return known[ended[-1]]
            if self.flows_from is None:
                return known[holding(day)]
            holding(self.flows_from), holding(day)
            return math.fsum(
                number * overlap(p.first, p.last, self.flows_from, day)
                / (p.last - p.first + 1) for p, number in known.items())
        return asked

    def _distribution(self, node, path, once):
        quantile = quantile_function(node, self.folder)
        default = "month" if node.get("dist") in COUNTS else "run"
        vary = "run" if once else node.get("vary", default)
        if vary == "run":
            drawn = quantile(self.draws.run(path)).tolist()
            return lambda r, day: drawn[r]
        if path in self.draws.correlated:
            raise ScenarioError(f"{path}: only vary: run may be correlated")
        persistence = number_of(node.get("persistence", "0"))
        yearly = vary == "year"
        start = self.first.year if yearly else self.first.number
        drawn = {}

        def redrawn(r, day):
            month = month_of(day)
            index = month // 12 if yearly else month
            if index not in drawn:
                drawn[index] = quantile(self.draws.varying(
                    path, index, start, persistence)).tolist()
            return drawn[index][r]
        return redrawn

    def chance(self, node, path):
        """One Bernoulli per replicate with the value as its probability.

        The Bernoulli has the path of the probability, so an uncertain
        probability itself draws at `.chance`.
        """
        if "probability" not in node:
            return lambda r, day: True
        value = self.compile(node["probability"], f"{path}.probability.chance",
                             True)
        drawn = self.draws.run(f"{path}.probability")
        return lambda r, day: drawn[r] > 1 - value(r, day)
