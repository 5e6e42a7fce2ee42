"""Section 5: lines, from what arises to what is booked."""
import functools
import math

from reading.numbers import number_of
from reading.periods import (FOREVER, day_of, first_of_month, last_of_year,
                             month_of, overlap, span)
from reading.supply import Spread


class Line:
    """One line of the budget."""

    def __init__(self, name, node, values, months, actuals):
        path = f"finance.lines.{name}"
        self.name = name
        self.kind = "income" if "income" in node else "cost"
        self.value = values.compile(node[self.kind], f"{path}.{self.kind}")
        self.index = index_function(node.get("index", "1"), f"{path}.index",
                                    values, months[0].year)
        self.per = node["per"]
        self.stream = node.get("stream")
        self.location = node.get("location")
        self.on = None
        if "on" in node:
            self.on = month_of(span(day_of(node["on"])).first)
        self.spread = int(number_of(node.get("spread_months", "1")))
        self.lag = values.optional(node, "lag_months", path, "0", True)
        self.above = values.optional(node, "above", path, "1")
        self.costs = node.get("costs", [])
        self.incomes = node.get("incomes", [])
        self.actuals = Spread(actuals, f"finance.actuals.{name}", values)


def index_function(node, path, values, first_year):
    """f(replicate, month) of an index: a value, or growth from a base year."""
    if not isinstance(node, dict) or "growth" not in node:
        value = values.compile(node, path)
        return lambda r, month: value(r, month.last)
    growth = values.compile(node["growth"], f"{path}.growth")
    base = int(node.get("base", first_year))

    @functools.lru_cache(maxsize=None)
    def factor(r, year):
        return math.prod(1 + growth(r, last_of_year(y))
                         for y in range(base + 1, year + 1))
    return lambda r, month: factor(r, month.year)


class FinanceRun:
    """Section 5 for one replicate, up to and including result."""

    def __init__(self, model, r, reception, drivers):
        self.model = model
        self.months = model.months
        self.r = r
        self.reception = reception
        self.drivers = drivers
        self.booked = {}
        self.outstanding = {}
        for line in sorted(model.lines, key=lambda x: x.per == "excess"):
            self._book(line)
        self.monthly = self._totals()
        self.series = self._series()

    def _book(self, line):
        """Book what arises: spread, lagged, then replaced by actuals."""
        by_month = {}
        lag = math.floor(line.lag(self.r, self.months[0].first) + 1e-9)
        for t, units, last in self._arisings(line):
            if units == 0:
                continue
            month = self.months[t]
            amount = (line.value(self.r, month.last) * units
                      * line.index(self.r, month))
            for at, part in spread_out(amount, t, line.spread, last):
                by_month[at + lag] = by_month.get(at + lag, 0.0) + part
        count = len(self.months)
        self.booked[line.name] = [
            self._actual(line, t, by_month.get(t, 0.0)) for t in range(count)]
        self.outstanding[line.name] = math.fsum(
            amount for t, amount in by_month.items()
            if t >= count and not self._is_actual(line, t))

    def _span_of(self, t):
        number = self.months[0].number + t
        return first_of_month(number), first_of_month(number + 1) - 1

    def _is_actual(self, line, t):
        return line.actuals.covers(*self._span_of(t))

    def _actual(self, line, t, amount):
        if self._is_actual(line, t):
            return line.actuals.total(self.r, *self._span_of(t))
        return amount

    def _arisings(self, line):
        """(t, units, t of the location's last day or None) of a line."""
        if line.per in ("opening", "closing"):
            return self._events(line)
        if line.per == "once":
            return self._once(line)
        if line.per == "excess":
            units = self._excess(line)
        elif line.per == "year":
            units = [1 / 12] * len(self.months)
        elif line.per in ("month", "contract_month", "contract_place_day"):
            units = self._located(line)
        elif line.per == "place_day" and line.location:
            units = self._located(line)
        else:
            units = self.drivers[line.location or line.stream, line.per]
        return [(t, u, None) for t, u in enumerate(units)]

    def _names(self, line):
        """The locations a line means: its own, or those under its stream."""
        if line.location:
            return [line.location]
        return [loc.name for loc in self.model.locations
                if loc.stream == line.stream]

    def _located(self, line):
        """Units per month of a driver that sums over locations."""
        reception = [s.name for s in self.model.reception]
        if line.per == "month" and not line.location \
                and line.stream not in reception:
            return [1.0] * len(self.months)
        field = {"month": "is_open", "contract_month": "contract_month",
                 "contract_place_day": "contract_days",
                 "place_day": "place_days"}[line.per]
        rows = [self.reception.rows[name] for name in self._names(line)]
        return [sum(getattr(row[t], field) for row in rows)
                for t in range(len(self.months))]

    def _events(self, line):
        arisings = []
        for name in self._names(line):
            t = self.reception.event(name, line.per)
            if t is not None:
                arisings.append((t, 1.0, self._last_of(name)))
        return arisings

    def _once(self, line):
        """In the month of `on`, whether its location is open or not."""
        last = self._last_of(line.location) if line.location else None
        return [(t, 1.0, last) for t, month in enumerate(self.months)
                if month.number == line.on]

    def _last_of(self, name):
        """t of the month of a location's last day available, or None."""
        stay = self.reception.stays[name]
        if not stay.opened or stay.closing == FOREVER:
            return None
        return month_of(stay.closing - 1) - self.months[0].number

    def _excess(self, line):
        """Once a year, in its last month inside the horizon."""
        units = []
        for t, month in enumerate(self.months):
            is_last = t + 1 == len(self.months) \
                or self.months[t + 1].year > month.year
            if not is_last:
                units.append(0.0)
                continue
            cost, income = (sum(self._of_year(name, month.year)
                                for name in names)
                            for names in (line.costs, line.incomes))
            above = line.above(self.r, month.last)
            units.append(max(0.0, cost - above * income))
        return units

    def _of_year(self, name, year):
        return math.fsum(amount for month, amount in
                         zip(self.months, self.booked[name])
                         if month.year == year)

    def _totals(self):
        """Monthly: lines, locations, streams and the result."""
        series = {}
        for owner in self.model.owners():
            for kind in ("income", "cost"):
                series[f"{owner}.{kind}"] = [0.0] * len(self.months)
        series["result"] = [0.0] * len(self.months)
        for line in self.model.lines:
            amounts = self.booked[line.name]
            series[f"line.{line.name}"] = amounts
            sign = 1 if line.kind == "income" else -1
            add(series["result"], amounts, sign)
            for owner in self.model.owners_of(line):
                add(series[f"{owner}.{line.kind}"], amounts, 1)
        return series

    def _series(self):
        """The same by year."""
        return {name: [math.fsum(amount for month, amount
                                 in zip(self.months, amounts)
                                 if month.year == year)
                       for year in self.model.years]
                for name, amounts in self.monthly.items()}

    def committed(self, line):
        """What the contracts of a line cost or bring after the horizon."""
        return math.fsum(self._commitment(line, name)
                         for name in self._names(line))

    def _commitment(self, line, name):
        """Of one location; nothing when its contract has no end."""
        stay, last = self.reception.stays[name], self.months[-1]
        if stay.contract_end == FOREVER:
            return 0.0
        if line.per == "contract_month":
            units = months_within(last.number + 1, stay)
        else:
            units = overlap(last.last + 1, FOREVER, stay.contract_from,
                            stay.contract_end - 1)
        if units == 0:
            return 0.0
        if line.per == "contract_place_day":
            location = next(loc for loc in self.model.locations
                            if loc.name == name)
            units *= location.places(self.r, last.last)
        return (line.value(self.r, last.last) * units
                * line.index(self.r, last))


def add(row, amounts, sign):
    """row += sign * amounts."""
    for i, amount in enumerate(amounts):
        row[i] += sign * amount


def months_within(number, stay):
    """Months from `number` on whose last day lies in a contract."""
    count = 0
    while first_of_month(number + 1) <= stay.contract_end:
        count += first_of_month(number + 1) > stay.contract_from
        number += 1
    return count


def spread_out(amount, t, months, last):
    """(t, part) of an amount spread evenly; closing books the remainder.

    What falls due after the closing (`once`) knows no closing.
    """
    if last is None or last < t or last >= t + months - 1:
        return [(t + i, amount / months) for i in range(months)]
    parts = [(t + i, amount / months) for i in range(last - t)]
    return parts + [(last, amount * (months - (last - t)) / months)]
