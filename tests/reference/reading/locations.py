"""Section 3: one location, and the people of a stream."""
from collections import namedtuple

from reading.periods import (FOREVER, ScenarioError, day_of, move,
                             overlap, span)
from reading.steering import planned_day

Stay = namedtuple("Stay",
                  "opened opening closing contract_from contract_end")
LocationMonth = namedtuple(
    "LocationMonth",
    "places place_days contract_days contract_month is_open apart")


class Location:
    """One location: when it is open, what it holds, when it is paid."""

    def __init__(self, name, node, stream, values, first_day):
        path = f"reception.{stream}.locations.{name}"
        self.name = name
        self.stream = stream
        self.first_day = first_day
        self.places = values.stock(values.compile(
            node["places"], f"{path}.places", True))
        self.opens, self.steering = planned_day(node.get("opens"))
        self.end = FOREVER
        if "until" in node:
            self.end = span(day_of(node["until"])).last + 1
        self.term = None
        if "term_months" in node:
            if "opens" not in node or "until" in node:
                raise ScenarioError(f"{path}: term_months needs opens and "
                                    "excludes until")
            self.term = values.compile(node["term_months"],
                                       f"{path}.term_months", True)
        self.delay = values.optional(node, "delay", path, "0", True)
        self.extension = values.optional(node, "extension", path, "0", True)
        self.happens = values.chance(node, path)
        self.contract = {end: day_of(day) for end, day
                         in node.get("contract", {}).items()
                         if end in ("from", "until")}
        if self.steering and "from" in self.contract:
            raise ScenarioError(f"{path}: a contract from a day, without "
                                "a day of opening")
        self.apart = {group: values.compile(n, f"{path}.of_which.{group}",
                                            True)
                      for group, n in node.get("of_which", {}).items()}
        self.serves = node.get("serves")
        self.by_order = node.get("allocate") == "order"
        self.idle_to = node.get("idle_to",
                                self.serves[0] if self.serves else None)

    def stay(self, r, decided=None):
        """Opening, closing and contract of one replicate.

        `decided` is the planned opening of a steered location, or None.
        """
        first = self.first_day
        planned = decided if self.steering else self.opens
        if planned is None:
            return Stay(False, 0, 0, 0, 0)
        opening = move(planned, self.delay(r, first))
        closing = self.end if self.term is None else \
            move(opening, self.term(r, first))
        closing = move(closing, self.extension(r, first))
        opened = self.happens(r, first) and opening < closing
        begin, end = self.contract.get("from"), self.contract.get("until")
        contract = (span(begin).first if begin else opening,
                    span(end).last + 1 if end else closing)
        if not opened and not (begin and end):
            contract = (0, 0)
        if not opened:
            return Stay(False, 0, 0, *contract)
        return Stay(True, opening, closing, *contract)

    def month(self, r, stay, month):
        """What one month holds: see LocationMonth."""
        open_days = overlap(month.first, month.last, stay.opening,
                            stay.closing - 1)
        paid_days = overlap(month.first, month.last, stay.contract_from,
                            stay.contract_end - 1)
        is_open = stay.opening <= month.last < stay.closing
        is_paid = stay.contract_from <= month.last < stay.contract_end
        k = self.places(r, month.last) if open_days or paid_days else 0.0
        apart = {group: n(r, month.last) if is_open else 0.0
                 for group, n in self.apart.items()}
        if is_open and sum(apart.values()) > k:
            raise ScenarioError(f"{self.name}: fewer places than set apart")
        return LocationMonth(k if is_open else 0.0, k * open_days,
                             k * paid_days, float(is_paid), float(is_open),
                             apart)


class Population:
    """People in municipal reception (M) and with private hosts (H)."""

    NAMES = ("departure_rate", "to_municipal", "private_attrition_rate")
    FLOWS = ("arrivals", "private_arrivals")

    def __init__(self, node, path, values):
        self.start = [values.stock(values.optional(node, name, path, "0",
                                                   True))
                      for name in ("municipal", "private")]
        self.values = [values.optional(node, name, path, "0")
                       for name in self.NAMES]
        self.flows = [values.flow(values.optional(node, name, path, "0"))
                      for name in self.FLOWS]

    def months(self, r, months):
        """(M, H) of every month."""
        m, h = (value(r, months[0].first) for value in self.start)
        rows = []
        for month in months:
            departure, to_municipal, attrition = (
                value(r, month.last) for value in self.values)
            arrivals, private = (value(r, month.first, month.last)
                                 for value in self.flows)
            m = m * (1 - departure) + to_municipal * attrition * h + arrivals
            h = h * (1 - attrition) + private
            rows.append((m, h))
        return rows
