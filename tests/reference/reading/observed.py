"""Section 2, Observed: which replicates fit what is known by now."""
import math

from reading.metrics import columns_of
from reading.numbers import number_of
from reading.periods import ScenarioError

LEAST_LIMIT = 2 ** 20


class Observation:
    """One figure that is known, and how far off it may be."""

    def __init__(self, node, model):
        self.name = node["of"]
        self.known, self.sd = number_of(node["is"]), number_of(node["sd"])
        self.is_money = self.name == "result" or self.name.startswith(
            "line.") or self.name.rpartition(".")[2] in ("income", "cost")
        periods = model.month_periods() if self.is_money \
            else model.periods(self.name)
        self.columns = columns_of(self.name, node["period"], periods)

    def figure(self, replicate):
        """What the model computes for it."""
        source = replicate.monthly if self.is_money else replicate.series
        return math.fsum(source[self.name][i] for i in self.columns)

    def distance(self, replicate):
        """((m - x) / s) squared."""
        return ((self.figure(replicate) - self.known) / self.sd) ** 2


class Ledger:
    """All that is observed."""

    def __init__(self, nodes, model):
        if model.scenario.get("simulation", {}).get(
                "sampling", "random") != "random":
            raise ScenarioError("observed: only with sampling: random")
        self.observations = [Observation(node, model)
                             for node in nodes.values()]

    def keeps(self, replicate, u):
        """Is a replicate (of the blind model) kept?"""
        return u < math.exp(-0.5 * math.fsum(
            one.distance(replicate) for one in self.observations))
