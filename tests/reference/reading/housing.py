"""Section 4: housing streams."""
import math

from reading.periods import ScenarioError
from reading.supply import Flow, Project, Spread, Target


class Housing:
    """One housing stream; a blind one sees no history in the horizon."""

    def __init__(self, name, node, values, months, blind=False):
        path = f"housing.{name}"
        self.name = name
        self.months = months
        self.blind = blind
        targets = sorted((Target(key, sub, f"{path}.taakstelling.{key}",
                                 values)
                          for key, sub in node["taakstelling"].items()),
                         key=lambda target: target.period.first)
        first = months[0].first
        self.past = [t for t in targets if t.period.last < first]
        self.targets = [t for t in targets if t.period.last >= first
                        and t.period.first <= months[-1].last]
        self._check_targets(targets)
        self.history = Spread(node.get("realised", {}), f"{path}.realised",
                              values)
        self.opening = None
        if "opening_backlog" in node:
            self.opening = values.stock(values.compile(
                node["opening_backlog"], f"{path}.opening_backlog", True))
        self.max_ahead = None
        if "max_ahead" in node:
            self.max_ahead = values.stock(values.compile(
                node["max_ahead"], f"{path}.max_ahead"))
        self.supply = {
            key: Project(sub, f"{path}.supply.{key}", values, first)
            if "on" in sub else Flow(sub, f"{path}.supply.{key}", values)
            for key, sub in node.get("supply", {}).items()}

    def _check_targets(self, targets):
        """No overlap; the horizon covered, from a start to an end."""
        for one, two in zip(targets, targets[1:]):
            if two.period.first <= one.period.last:
                raise ScenarioError(f"{self.name}: taakstelling overlaps")
        expected = self.months[0].first
        for target in self.targets:
            if target.period.first != expected:
                raise ScenarioError(f"{self.name}: taakstelling has a gap or "
                                    "does not start with the horizon")
            expected = target.period.last + 1
        if expected != self.months[-1].last + 1:
            raise ScenarioError(f"{self.name}: taakstelling does not end "
                                "with the horizon")

    def past_start(self, r):
        """Achterstand before the first historical period.

        From 0, unless a known opening backlog fixes it (netto only).
        """
        if self.opening is None or any(t.is_corrected for t in self.past):
            return 0.0
        change = sum(t.figures(r, 0.0)[0]
                     - self.history.total(r, t.period.first, t.period.last)
                     for t in self.past)
        return self.opening(r, self.months[0].first) - change

    def past_figures(self, r):
        """key -> (netto, corrected, realised, A) of historical periods."""
        backlog = self.past_start(r)
        figures = {}
        for target in self.past:
            netto, corrected = target.figures(r, backlog)
            realised = self.history.total(r, target.period.first,
                                          target.period.last)
            backlog += netto - realised
            figures[target.period.key] = (netto, corrected, realised, backlog)
        return figures

    def opening_backlog(self, r):
        """A just before the horizon, given or derived from history."""
        first = self.months[0].first
        if self.opening is not None:
            return self.opening(r, first)
        expected = self.past[0].period.first if self.past else None
        for target in self.past:
            if target.period.first != expected or not self.history.covers(
                    target.period.first, target.period.last):
                break
            expected = target.period.last + 1
        if expected != first:
            raise ScenarioError(f"{self.name}: opening_backlog is missing and "
                                "history does not reach the horizon")
        return list(self.past_figures(r).values())[-1][3]

    def run(self, r, planned):
        """Series and drivers of one replicate."""
        supply = [sum(parts) for parts in zip(
            [0.0] * len(self.months),
            *(channel.persons(r, self.months,
                              planned.get(f"{self.name}.{key}"))
              for key, channel in self.supply.items()))]
        out = {key: [] for key in ("housed", "backlog", "taakstelling",
                                   "corrected", "realised", "percentage")}
        arrears = [0.0] * len(self.months)
        backlog = self.opening_backlog(r)
        for target in self.targets:
            netto, corrected = target.figures(r, backlog)
            realised = self._period(r, target.period, backlog, netto, supply,
                                    out)
            backlog += netto - realised
            arrears[len(out["housed"]) - 1] = max(0.0, backlog)
            out["taakstelling"].append(netto)
            out["corrected"].append(corrected)
            out["realised"].append(realised)
            out["percentage"].append(100 * realised / corrected
                                     if corrected > 0 else math.nan)
        drivers = {(self.name, "person_housed"): out["housed"],
                   (self.name, "backlog_person"): arrears}
        return {f"{self.name}.{key}": row for key, row in out.items()}, drivers

    def _period(self, r, period, backlog, netto, supply, out):
        """The months of one taakstelling period; returns its realisation."""
        so_far = 0.0
        length = period.last - period.first + 1
        for t, month in enumerate(self.months):
            if not period.first <= month.first <= period.last:
                continue
            if not self.blind \
                    and self.history.covers(month.first, month.last):
                housed = self.history.total(r, month.first, month.last)
            else:
                housed = supply[t]
                if self.max_ahead:
                    ahead = self.max_ahead(r, month.last)
                    housed = min(housed, max(0.0, backlog + netto - so_far
                                             + ahead))
            so_far += housed
            passed = month.last - period.first + 1
            out["housed"].append(housed)
            out["backlog"].append(backlog + netto * passed / length - so_far)
        return so_far
