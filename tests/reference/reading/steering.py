"""Section 3, Steering: what opens because the model sees a need.

A decision changes nothing before the month after it.  So the page can be
followed without a clock: compute all months with the decisions known so far,
take the earliest month in which another decision falls, and begin again.
"""
from reading.numbers import TOLERANCE, number_of
from reading.periods import (ALWAYS, ScenarioError, day_of, first_of_month,
                             span)


class Steering:
    """`{when: SERIES, above: x, for_months: n, from: DAY}`, or `below`."""

    def __init__(self, node):
        self.series = node["when"]
        self.is_above = "above" in node
        self.limit = number_of(node["above" if self.is_above else "below"])
        self.months = int(number_of(node.get("for_months", "1")))
        self.first = ALWAYS
        if "from" in node:
            self.first = span(day_of(node["from"])).first

    def _is_met(self, figure):
        if self.is_above:
            return figure > self.limit + TOLERANCE
        return figure < self.limit - TOLERANCE

    def decision(self, series, months):
        """t of the month in which the decision falls, or None."""
        if self.series not in series:
            raise ScenarioError(f"when: there is no {self.series}")
        count = 0
        for t, (month, figure) in enumerate(zip(months,
                                                series[self.series])):
            is_counted = month.first >= self.first and self._is_met(figure)
            count = count + 1 if is_counted else 0
            if count >= self.months:
                return t
        return None


def planned_day(node):
    """(day, None), or (None, Steering) of what opens when it is needed."""
    if node is None:
        return ALWAYS, None
    if isinstance(node, dict) and "value" not in node:
        return None, Steering(node)
    return span(day_of(node)).first, None


def settle(items, months, compute):
    """What `compute` gives with every decision that falls.

    `items` maps keys to Steering; `compute` takes planned days by key and
    returns an object with the monthly `series`.
    """
    planned = {}
    while True:
        course = compute(planned)
        falls = {key: steering.decision(course.series, months)
                 for key, steering in items.items() if key not in planned}
        falls = {key: t for key, t in falls.items() if t is not None}
        if not falls:
            return course
        earliest = min(falls.values())
        for key, t in falls.items():
            if t == earliest:
                planned[key] = first_of_month(months[t].number + 1)
