"""Section 6: checks."""
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from reading.periods import span


class Check:
    """A figure quoted elsewhere, recomputed (mean over the replicates)."""

    def __init__(self, node, results):
        self.says = node["says"]
        self.results = results
        self.period = span(node["period"])
        self.until = span(node.get("as_of", node["period"])).last
        name, _, self.kind = node["of"].rpartition(".")
        stream = next((s for s in results.model.housing if s.name == name),
                      None)
        self.other = None
        if stream and self.kind == "percentage":
            netto, corrected = (100 * self._realised(stream) / divisor
                                for divisor in self._targets(stream))
            swap = node.get("against", "corrected") == "netto"
            self.value, self.other = (netto, corrected) if swap \
                else (corrected, netto)
        elif stream and self.kind == "realised":
            self.value = self._realised(stream)
        elif stream and self.kind in ("taakstelling", "corrected"):
            self.value = self._targets(stream)[self.kind == "corrected"]
        else:
            self.value = float(np.mean(results.metric(
                f"{node['of']}@{node['period']}")))

    def _realised(self, stream):
        """Realisation from the start of the span up to `as_of`."""
        start = stream.months[0].first
        total = stream.history.total(0, self.period.first,
                                     min(self.until, start - 1))
        housed = self.results.series[f"{stream.name}.housed"].mean(axis=0)
        return total + sum(
            persons for month, persons in zip(stream.months, housed)
            if self.period.first <= month.first and month.last <= self.until)

    def _targets(self, stream):
        """(netto, corrected) of the span, history included."""
        past = stream.past_figures(0)
        if self.period.key in past:
            return past[self.period.key][:2]
        return [float(np.mean(self.results.metric(
            f"{stream.name}.{kind}@{self.period.key}")))
            for kind in ("taakstelling", "corrected")]

    def holds(self):
        """Rounded to the decimals of the quoted figure, is it equal?"""
        says = Decimal(self.says)
        return Decimal(self.value).quantize(
            Decimal(1).scaleb(says.as_tuple().exponent),
            ROUND_HALF_UP) == says
