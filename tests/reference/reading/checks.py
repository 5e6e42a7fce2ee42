"""Section 6: checks."""
import math
from decimal import Decimal

import numpy as np

from reading.numbers import number_of
from reading.periods import span


class Check:
    """A figure quoted elsewhere, recomputed in every replicate."""

    def __init__(self, node, results):
        self.says = node["says"]
        self.tolerance = number_of(node.get("tolerance", "0"))
        self.results = results
        self.period = span(node["period"])
        self.until = span(node.get("as_of", node["period"])).last
        name, _, self.kind = node["of"].rpartition(".")
        stream = next((s for s in results.model.housing if s.name == name),
                      None)
        self.other = None
        if stream and self.kind == "percentage":
            netto, corrected = (self._percentage(stream, divisor)
                                for divisor in self._targets(stream))
            swap = node.get("against", "corrected") == "netto"
            self.figures, self.other = (netto, corrected) if swap \
                else (corrected, netto)
        elif stream and self.kind == "realised":
            self.figures = self._realised(stream)
        elif stream and self.kind in ("taakstelling", "corrected"):
            self.figures = self._targets(stream)[self.kind == "corrected"]
        else:
            self.figures = results.metric(f"{node['of']}@{node['period']}")
        self.value = float(np.mean(self.figures))

    def _percentage(self, stream, divisor):
        """Of the replicates that have one."""
        realised = self._realised(stream) + np.zeros_like(divisor)
        return 100 * realised[divisor > 0] / divisor[divisor > 0]

    def _realised(self, stream):
        """Realisation from the start of the span up to `as_of`."""
        start = stream.months[0].first
        housed = self.results.series[f"{stream.name}.housed"]
        counted = [self.period.first <= month.first
                   and month.last <= self.until for month in stream.months]
        return housed[:, counted].sum(axis=1) + stream.history.total(
            0, self.period.first, min(self.until, start - 1))

    def _targets(self, stream):
        """(netto, corrected) of the span, history included."""
        past = stream.past_figures(0)
        if self.period.key in past:
            count = self.results.count
            return [np.full(count, figure)
                    for figure in past[self.period.key][:2]]
        return [self.results.metric(
            f"{stream.name}.{kind}@{self.period.key}")
            for kind in ("taakstelling", "corrected")]

    def holds(self):
        """Is what was quoted within its own rounding and two errors?"""
        says = Decimal(self.says.replace("_", ""))
        rounding = 0.5 * 10.0 ** says.as_tuple().exponent
        count = len(self.figures)
        error = np.std(self.figures, ddof=1) / math.sqrt(count) \
            if count > 1 else 0.0
        return abs(self.value - float(says)) <= \
            rounding + self.tolerance + 2 * error + 1e-9 * abs(self.value)
