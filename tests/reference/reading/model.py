"""The compiled scenario: all streams, lines and the reserve together."""
from collections import namedtuple

from reading.housing import Housing
from reading.lines import FinanceRun, Line
from reading.periods import Period, horizon_months, span
from reading.reception import Reception, ReceptionRun
from reading.reserve import RESERVE_SERIES, Reserve
from reading.steering import settle
from reading.values import Values

RECEPTION_SERIES = ("obligation", "capacity", "shortfall", "surplus",
                    "demand", "occupied", "unplaced")
HOUSING_SERIES = ("housed", "backlog", "taakstelling", "corrected",
                  "realised", "percentage")
CONTRACT_DRIVERS = ("contract_place_day", "contract_month")
Replicate = namedtuple("Replicate",
                       "series monthly planned outstanding committed")
Replicate.__doc__ = """One replicate: series by name, money by month too,
what the reserve's plan asks by year, and per line what comes later."""


class Course:
    """Reception and housing of one replicate, with these decisions."""

    def __init__(self, model, r, planned):
        self.reception = ReceptionRun(model, r, planned)
        self.series = dict(self.reception.series)
        self.drivers = dict(self.reception.drivers)
        for stream in model.housing:
            series, drivers = stream.run(r, planned)
            self.series.update(series)
            self.drivers.update(drivers)


class Model:
    """The compiled scenario.

    A blind one knows no actuals, and no history inside the horizon.
    """

    def __init__(self, scenario, folder, draws, blind=False):
        self.scenario = scenario
        self.months = horizon_months(scenario["horizon"])
        self.years = sorted({month.year for month in self.months})
        self.values = values = Values(scenario, self.months, draws, folder)
        first = self.months[0].first
        self.reception = [Reception(name, node, values, first)
                          for name, node in
                          scenario.get("reception", {}).items()]
        self.locations = [loc for s in self.reception for loc in s.locations]
        self.housing = [Housing(name, node, values, self.months, blind)
                        for name, node in scenario.get("housing", {}).items()]
        finance = scenario.get("finance", {})
        actuals = {} if blind else finance.get("actuals", {})
        self.lines = [Line(name, node, values, self.months,
                           actuals.get(name, {}))
                      for name, node in finance.get("lines", {}).items()]
        self.reserve = None
        if "reserve" in finance:
            self.reserve = Reserve(finance["reserve"], values, first,
                                   self.years)
        self.steered = {f"location.{loc.name}": loc.steering
                        for loc in self.locations if loc.steering}
        for stream in self.housing:
            self.steered.update(
                (f"{stream.name}.{key}", channel.steering)
                for key, channel in stream.supply.items()
                if channel.steering)

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
        """Everything of one replicate."""
        course = settle(self.steered, self.months,
                        lambda planned: Course(self, r, planned))
        series = course.series
        finance = FinanceRun(self, r, course.reception, course.drivers)
        series.update(finance.series)
        planned = []
        if self.reserve:
            more, planned = self.reserve.run(r, series["result"])
            series.update(more)
        committed = {line.name: finance.committed(line)
                     for line in self.lines if line.per in CONTRACT_DRIVERS}
        return Replicate(series, finance.monthly, planned,
                         finance.outstanding, committed)

    def series_order(self):
        """Series names in the order of series.csv."""
        names = []
        for section in self.scenario:
            if section == "reception":
                for stream in self.reception:
                    names += self._reception_names(stream)
            elif section == "housing":
                for stream in self.housing:
                    names += [f"{stream.name}.{key}" for key in
                              HOUSING_SERIES + ("income", "cost")]
        names += [f"line.{line.name}" for line in self.lines] + ["result"]
        return names + [f"reserve.{key}" for key in RESERVE_SERIES]

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

    def month_periods(self):
        """The months as periods."""
        return [Period(m.key, m.first, m.last) for m in self.months]

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
        return self.month_periods()
