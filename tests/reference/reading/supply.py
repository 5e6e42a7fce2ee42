"""Section 4: supply channels, taakstellingen and history."""
import math

from reading.kinds import Changed
from reading.numbers import number_of
from reading.periods import (ALWAYS, FOREVER, ScenarioError, day_of, month_of,
                             move, overlap, span)
from reading.steering import planned_day


class Flow:
    """Homes or persons that come free every month."""

    def __init__(self, node, path, values):
        if "persons_per_month" in node:
            names = ["persons_per_month"]
        else:
            names = ["homes_per_month", "share", "persons_per_home"]
        self.flow = values.flow(values.optional(node, names[0], path, "1"))
        self.factors = [values.optional(node, name, path, "1")
                        for name in names[1:]]
        self.first, self.last = ALWAYS, FOREVER
        if "from" in node:
            self.first = span(day_of(node["from"])).first
        if "until" in node:
            self.last = span(day_of(node["until"])).last

    steering = None

    def persons(self, r, months, _):
        """Persons per month; a month partly inside counts by days."""
        rows = []
        for month in months:
            days = overlap(month.first, month.last, self.first, self.last)
            rows.append(self.flow(r, month.first, month.last)
                        * math.prod(f(r, month.last) for f in self.factors)
                        * days / month.days if days else 0.0)
        return rows


class Project:
    """Persons housed at once, or evenly over some months, from a date."""

    def __init__(self, node, path, values, first_day):
        names = ["persons"] if "persons" in node else ["homes",
                                                       "persons_per_home"]
        self.factors = [values.optional(node, name, path, "1", True)
                        for name in names]
        self.on, self.steering = planned_day(node["on"])
        self.delay = values.optional(node, "delay", path, "0", True)
        self.happens = values.chance(node, path)
        self.over = int(number_of(node.get("over_months", "1")))
        self.first_day = first_day

    def persons(self, r, months, decided):
        """Persons per month; what lies outside the horizon is not counted.

        `decided` is the planned day of a steered project, or None.
        """
        planned = decided if self.steering else self.on
        if planned is None or not self.happens(r, self.first_day):
            return [0.0] * len(months)
        actual = move(planned, self.delay(r, self.first_day))
        size = math.prod(f(r, actual) for f in self.factors)
        start = month_of(actual)
        return [size / self.over if start <= m.number < start + self.over
                else 0.0 for m in months]


class Target:
    """One taakstelling period; netto or gecorrigeerd."""

    def __init__(self, key, node, path, values):
        self.period = span(key)
        self.changes = []
        while isinstance(node, Changed):
            self.changes.insert(0, (node.times, node.plus))
            node = node.node
        self.is_corrected = isinstance(node, dict) and "corrected" in node
        self.value = values.flow(values.compile(
            node["corrected"] if self.is_corrected else node,
            f"{path}.corrected" if self.is_corrected else path))

    def figures(self, r, before):
        """(netto, corrected) given the achterstand at the start."""
        netto = self.value(r, self.period.first, self.period.last)
        if self.is_corrected:
            netto -= before
        for times, plus in self.changes:
            netto = times * netto + plus
        return netto, netto + before


class Spread:
    """Totals per period key, spread by days (history and actuals)."""

    def __init__(self, node, path, values):
        self.entries = sorted(
            ((span(key), values.compile(v, f"{path}.{key}"))
             for key, v in node.items()), key=lambda entry: entry[0].first)
        for (one, _), (two, _) in zip(self.entries, self.entries[1:]):
            if two.first <= one.last:
                raise ScenarioError(f"{path}: {one.key} and {two.key} overlap")

    def covers(self, first, last):
        """Is every day of the span covered?"""
        return sum(overlap(first, last, p.first, p.last)
                   for p, _ in self.entries) == last - first + 1

    def total(self, r, first, last):
        """What falls inside the span."""
        return math.fsum(
            value(r, p.last) * overlap(first, last, p.first, p.last)
            / (p.last - p.first + 1) for p, value in self.entries
            if overlap(first, last, p.first, p.last))
