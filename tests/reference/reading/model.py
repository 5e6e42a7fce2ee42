"""The compiled scenario: all streams, lines and the reserve together."""
import math

from reading.draws import Draws
from reading.housing import Housing
from reading.lines import FinanceRun, Line
from reading.periods import Period, horizon_months, span
from reading.reception import Reception, ReceptionRun
from reading.reserve import Reserve
from reading.values import Values

RECEPTION_SERIES = ("obligation", "capacity", "shortfall", "surplus",
                    "demand", "occupied", "unplaced")


class Model:
    """The compiled scenario."""

    def __init__(self, scenario, folder, seed, replicates):
        self.scenario = scenario
        self.months = horizon_months(scenario["horizon"])
        self.years = sorted({month.year for month in self.months})
        draws = Draws(seed, replicates, scenario.get("correlations", []))
        values = Values(scenario, self.months, draws, folder)
        first = self.months[0].first
        self.reception = [Reception(name, node, values, first)
                          for name, node in
                          scenario.get("reception", {}).items()]
        self.locations = [loc for s in self.reception for loc in s.locations]
        self.housing = [Housing(name, node, values, self.months)
                        for name, node in scenario.get("housing", {}).items()]
        finance = scenario.get("finance", {})
        actuals = finance.get("actuals", {})
        self.lines = [Line(name, node, values, self.months,
                           actuals.get(name, {}))
                      for name, node in finance.get("lines", {}).items()]
        self.reserve = None
        if "reserve" in finance:
            self.reserve = Reserve(finance["reserve"], values, first,
                                   self.years)

    def owners_of(self, line):
        """The stream and location to which a line belongs."""
        if line.location is None:
            return [line.stream] if line.stream else []
        stream = next(loc.stream for loc in self.locations
                      if loc.name == line.location)
        return [stream, f"location.{line.location}"]

    def owners(self):
        """Whatever has income and cost: streams, locations with lines."""
        names = [s.name for s in self.reception + self.housing]
        for line in self.lines:
            names += [o for o in self.owners_of(line) if o not in names]
        return names

    def replicate(self, r):
        """(series, required opening reserve, outstanding) of a replicate."""
        reception = ReceptionRun(self, r)
        series, drivers = dict(reception.series), dict(reception.drivers)
        for stream in self.housing:
            more, more_drivers = stream.run(r)
            series.update(more)
            drivers.update(more_drivers)
        finance = FinanceRun(self, r, reception, drivers)
        series.update(finance.series)
        required = math.nan
        if self.reserve:
            more, required = self.reserve.run(r, series["result"])
            series.update(more)
        return series, required, finance.outstanding

    def series_order(self):
        """Series names in the order of series.csv."""
        names = []
        for section in self.scenario:
            if section == "reception":
                for stream in self.reception:
                    names += self._reception_names(stream)
            elif section == "housing":
                for stream in self.housing:
                    names += [f"{stream.name}.{key}" for key in (
                        "housed", "backlog", "taakstelling", "corrected",
                        "realised", "percentage", "income", "cost")]
        names += [f"line.{line.name}" for line in self.lines] + ["result"]
        return names + [f"reserve.{key}" for key in (
            "balance", "added", "withdrawn", "uncovered", "drawdown")]

    @staticmethod
    def _reception_names(stream):
        names = [f"{stream.name}.{key}" for key in
                 RECEPTION_SERIES + ("private", "income", "cost")]
        for group in stream.groups:
            names += [f"{stream.name}.{group}.{key}" for key in
                      ("obligation", "capacity", "shortfall")]
        for location in stream.locations:
            names += [f"location.{location.name}.{key}" for key in
                      ("places", "income", "cost")]
        return names

    def periods(self, name):
        """The periods of a series."""
        stem, _, last = name.rpartition(".")
        if last in ("taakstelling", "corrected", "realised", "percentage"):
            stream = next(s for s in self.housing if s.name == stem)
            return [target.period for target in stream.targets]
        yearly = last in ("income", "cost", "result") \
            or stem in ("line", "reserve")
        if yearly:
            return [span(f"{year:04d}") for year in self.years]
        return [Period(m.key, m.first, m.last) for m in self.months]
