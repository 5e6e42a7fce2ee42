"""An independent second implementation of the model page: small and slow.

It exists to prove the engine.  Hold it against the page section by section;
each part names its section.  One replicate is computed at a time in plain
Python.  Only the uniforms come in arrays (one per path and draw index), so
that SciPy's quantile functions are called once for all replicates.
"""
import argparse
import bisect
import calendar
import csv
import functools
import hashlib
import math
import os
import re
import sys
from collections import namedtuple
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import yaml
from scipy import stats


class ScenarioError(Exception):
    """The scenario asks for something the page calls an error."""


# --- Section 1: time -------------------------------------------------------
# Days are proleptic Gregorian ordinals, months are 12 * year + month - 1.

ALWAYS, FOREVER = -10**9, 10**9
PERIOD = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?")
Period = namedtuple("Period", "key first last")
Month = namedtuple("Month", "number key first last days year")


def first_of_month(number):
    """First day of month `number`."""
    return date(number // 12, number % 12 + 1, 1).toordinal()


def month_of(day):
    """Number of the month in which `day` lies; the open ends stay open."""
    if day in (ALWAYS, FOREVER):
        return day
    when = date.fromordinal(day)
    return 12 * when.year + when.month - 1


@functools.lru_cache(maxsize=None)
def span(key):
    """Period(key, first day, last day) of a period key."""
    match = PERIOD.fullmatch(key)
    if not match:
        raise ScenarioError(f"not a period: {key}")
    year, half, quarter, month, day = (int(g) if g else None
                                       for g in match.groups())
    if day:
        ordinal = date(year, month, day).toordinal()
        return Period(key, ordinal, ordinal)
    if half:
        start, length = 6 * (half - 1), 6
    elif quarter:
        start, length = 3 * (quarter - 1), 3
    else:
        start, length = (month - 1, 1) if month else (0, 12)
    number = 12 * year + start
    return Period(key, first_of_month(number),
                  first_of_month(number + length) - 1)


def last_of_year(year):
    """31 December."""
    return date(year, 12, 31).toordinal()


def overlap(first, last, other_first, other_last):
    """How many days two inclusive spans share."""
    return max(0, min(last, other_last) - max(first, other_first) + 1)


def move(day, months):
    """A day moved by months: whole ones by calendar, then days of 1/30."""
    if day in (ALWAYS, FOREVER):
        return day
    whole = math.floor(months + 1e-9)
    fraction = months - whole
    when = date.fromordinal(day)
    number = 12 * when.year + when.month - 1 + whole
    year, month = number // 12, number % 12 + 1
    clamped = min(when.day, calendar.monthrange(year, month)[1])
    return (date(year, month, clamped).toordinal()
            + math.floor(30 * fraction + 1e-6))


def horizon_months(node):
    """The months t = 0 ... T-1."""
    first = month_of(span(node["start"]).first)
    last = month_of(span(node["end"]).last)
    if last < first:
        raise ScenarioError("the horizon ends before it starts")
    months = []
    for number in range(first, last + 1):
        begin, end = first_of_month(number), first_of_month(number + 1) - 1
        year, month = number // 12, number % 12 + 1
        months.append(Month(number, f"{year:04d}-{month:02d}", begin, end,
                            end - begin + 1, year))
    return months


# --- Section 2: values and uncertainty -------------------------------------

COUNTS = ("poisson", "negative_binomial", "binomial")


def number_of(text):
    """A scalar as the scenario writes it."""
    try:
        value = float(text.replace("_", ""))
    except (AttributeError, ValueError):
        raise ScenarioError(f"not a number: {text!r}") from None
    if not math.isfinite(value):
        raise ScenarioError(f"not a finite number: {text}")
    return value


def without_grounds(node):
    """A map without what its numbers rest on."""
    return {key: value for key, value in node.items()
            if key not in ("source", "assumption")}


def numbers_of(node):
    """A list of plain numbers."""
    return np.array([number_of(item) for item in node])


def pert_quantile(u, low, likely, high):
    """Beta-PERT; one point when it has no width."""
    if high == low:
        return np.full_like(u, low)
    alpha = 1 + 4 * (likely - low) / (high - low)
    beta = 1 + 4 * (high - likely) / (high - low)
    return low + (high - low) * stats.beta.ppf(u, alpha, beta)


def triangular_quantile(u, low, likely, high):
    """Triangle; one point when it has no width."""
    if high == low:
        return np.full_like(u, low)
    return stats.triang.ppf(u, (likely - low) / (high - low), low, high - low)


def normal_quantile(u, mean, sd, bottom, top):
    """Normal, truncated and renormalised."""
    if sd == 0:
        return np.full_like(u, mean)
    return stats.truncnorm.ppf(u, (bottom - mean) / sd, (top - mean) / sd,
                               mean, sd)


def lognormal_quantile(u, node):
    """From median and sigma, or from p5 and p95."""
    if "median" in node:
        centre = math.log(number_of(node["median"]))
        sigma = number_of(node["sigma"])
    else:
        low, high = (math.log(number_of(node[k])) for k in ("p5", "p95"))
        centre, sigma = (low + high) / 2, \
            (high - low) / (2 * stats.norm.ppf(0.95))
    return np.exp(centre + sigma * stats.norm.ppf(u))


def gamma_quantile(u, mean, sd):
    """Gamma by mean and standard deviation."""
    if sd == 0:
        return np.full_like(u, mean)
    return stats.gamma.ppf(u, (mean / sd) ** 2, scale=sd * sd / mean)


def beta_quantile(u, mean, sd):
    """Beta on [0, 1] by mean and standard deviation."""
    if sd == 0:
        return np.full_like(u, mean)
    size = mean * (1 - mean) / sd ** 2 - 1
    return stats.beta.ppf(u, mean * size, (1 - mean) * size)


def discrete_quantile(u, values, weights):
    """Inversion over the sorted values."""
    order = np.argsort(values, kind="stable")
    cumulative = np.cumsum(weights[order]) / np.sum(weights)
    index = np.searchsorted(cumulative, u, side="left")
    return values[order][np.minimum(index, len(values) - 1)]


def sample_of(node, folder):
    """The sample of an empirical distribution, in the file or in a CSV."""
    if "values" in node:
        return numbers_of(node["values"])
    with open(os.path.join(folder, node["file"]), encoding="utf-8",
              newline="") as handle:
        return numbers_of([row[node["column"]]
                           for row in csv.DictReader(handle)])


def quantile_function(node, folder):
    """u -> value for a distribution node (the table of section 2)."""
    def parameter(name, default=None):
        return number_of(node[name]) if name in node else default

    kind = node.get("dist", "pert")
    low, likely, high, mean, sd = (
        parameter(k) for k in ("low", "likely", "high", "mean", "sd"))
    if kind == "empirical":
        sample = sample_of(node, folder)
        return lambda u: np.quantile(sample, u)
    if kind == "discrete":
        values, weights = (numbers_of(node[k]) for k in ("values", "weights"))
        return lambda u: discrete_quantile(u, values, weights)
    return {
        "pert": lambda u: pert_quantile(u, low, likely, high),
        "triangular": lambda u: triangular_quantile(u, low, likely, high),
        "uniform": lambda u: low + (high - low) * u,
        "normal": lambda u: normal_quantile(
            u, mean, sd, parameter("min", -math.inf),
            parameter("max", math.inf)),
        "lognormal": lambda u: lognormal_quantile(u, node),
        "gamma": lambda u: gamma_quantile(u, mean, sd),
        "beta": lambda u: beta_quantile(u, mean, sd),
        "poisson": lambda u: stats.poisson.ppf(u, mean),
        "negative_binomial": lambda u: stats.nbinom.ppf(
            u, parameter("dispersion"),
            parameter("dispersion") / (parameter("dispersion") + mean)),
        "binomial": lambda u: stats.binom.ppf(u, parameter("n"),
                                              parameter("p")),
        "bernoulli": lambda u: (u > 1 - parameter("p")).astype(float),
    }[kind]


class Draws:
    """Uniforms per path and draw index, one per replicate, by inversion."""

    def __init__(self, seed, replicates, correlations):
        self.seed = seed
        self.replicates = replicates
        self.correlated = self._correlate(correlations)

    @functools.lru_cache(maxsize=None)
    def uniforms(self, path, index):
        """Independent uniforms in (0, 1) of a path and draw index."""
        text = f"{self.seed}/{path}/{index}".encode()
        key = int.from_bytes(hashlib.sha256(text).digest()[:16], "big")
        steps = np.random.default_rng(key).integers(
            0, 2 ** 52, size=self.replicates)
        return (steps + 0.5) * 2.0 ** -52

    def _correlate(self, pairs):
        """Gaussian copula: path -> correlated uniforms."""
        paths = sorted({path for pair in pairs for path in pair["between"]})
        if not paths:
            return {}
        matrix = np.eye(len(paths))
        for pair in pairs:
            i, j = (paths.index(path) for path in pair["between"])
            matrix[i, j] = matrix[j, i] = number_of(pair["rho"])
        try:
            factor = np.linalg.cholesky(matrix)
        except np.linalg.LinAlgError:
            raise ScenarioError("correlations are not positive "
                                "definite") from None
        scores = factor @ stats.norm.ppf(
            [self.uniforms(path, "run") for path in paths])
        return dict(zip(paths, stats.norm.cdf(scores)))

    def run(self, path):
        """The one draw per replicate of a path."""
        if path in self.correlated:
            return self.correlated[path]
        return self.uniforms(path, "run")

    @functools.lru_cache(maxsize=None)
    def scores(self, path, index, start, persistence):
        """Normal scores of a path that is redrawn, with persistence."""
        fresh = stats.norm.ppf(self.uniforms(path, index))
        if index <= start:
            return fresh
        before = self.scores(path, index - 1, start, persistence)
        return persistence * before + math.sqrt(1 - persistence ** 2) * fresh

    def varying(self, path, index, start, persistence):
        """Uniforms of a path that is redrawn each year or month."""
        if persistence == 0:
            return self.uniforms(path, index)
        return stats.norm.cdf(self.scores(path, index, start, persistence))


class Values:
    """Compiles what a scenario writes for a number into f(replicate, day).

    `once` marks what the model asks once per replicate: always vary: run.
    """

    def __init__(self, scenario, months, draws, folder):
        self.inputs = scenario.get("inputs", {})
        self.cases = {name: without_grounds(group) for name, group
                      in without_grounds(scenario.get("cases", {})).items()}
        self.first = months[0]
        self.draws = draws
        self.folder = folder

    def compile(self, node, path, once=False):
        """Dispatch on the form of the value."""
        if isinstance(node, str):
            number = number_of(node)
            return lambda r, day: number
        if not isinstance(node, dict):
            raise ScenarioError(f"{path}: not a value")
        node = without_grounds(node)
        if set(node) == {"value"}:
            return self.compile(node["value"], path, once)
        if "input" in node:
            return self._input(node, once)
        if "case" in node:
            return self._case(node, path, once)
        if "dist" in node or "likely" in node:
            return self._distribution(node, path, once)
        for name, combine in (("product", math.prod), ("sum", math.fsum),
                              ("min", min), ("max", max)):
            if set(node) == {name}:
                return self._combination(node[name], f"{path}.{name}",
                                         combine, once)
        return self._schedule(node, path, once)

    def optional(self, parent, name, path, default, once=False):
        """The value under a key, or a default."""
        return self.compile(parent.get(name, default), f"{path}.{name}", once)

    def _input(self, node, once):
        name = node["input"]
        if name not in self.inputs:
            raise ScenarioError(f"unknown input {name}")
        value = self.compile(self.inputs[name], f"inputs.{name}", once)
        times = number_of(node.get("times", "1"))
        plus = number_of(node.get("plus", "0"))
        return lambda r, day: value(r, day) * times + plus

    def _case(self, node, path, once):
        name = node["case"]
        weights = numbers_of(self.cases[name].values())
        drawn = discrete_quantile(self.draws.run(f"cases.{name}"),
                                  np.arange(len(weights)), weights)
        futures = [self.compile(node[future], f"{path}.{future}", once)
                   for future in self.cases[name]]
        return lambda r, day: futures[drawn[r]](r, day)

    def _combination(self, nodes, path, combine, once):
        parts = [self.compile(node, f"{path}.{i}", once)
                 for i, node in enumerate(nodes)]
        return lambda r, day: combine(part(r, day) for part in parts)

    def _schedule(self, node, path, once):
        """In force on a day: the entry whose span starts latest before it."""
        entries = sorted((span(key).first, key) for key in node)
        starts = [start for start, _ in entries]
        if len(set(starts)) < len(starts):
            raise ScenarioError(f"{path}: two keys start on one day")
        values = [self.compile(node[key], f"{path}.{key}", once)
                  for _, key in entries]

        def in_force(r, day):
            index = bisect.bisect_right(starts, day) - 1
            if index < 0:
                raise ScenarioError(
                    f"{path}: nothing in force on {date.fromordinal(day)}, "
                    f"before the first key {entries[0][1]}")
            return values[index](r, day)
        return in_force

    def _distribution(self, node, path, once):
        quantile = quantile_function(node, self.folder)
        default = "month" if node.get("dist") in COUNTS else "run"
        vary = "run" if once else node.get("vary", default)
        if vary == "run":
            drawn = quantile(self.draws.run(path)).tolist()
            return lambda r, day: drawn[r]
        if path in self.draws.correlated:
            raise ScenarioError(f"{path}: only vary: run may be correlated")
        persistence = number_of(node.get("persistence", "0"))
        yearly = vary == "year"
        start = self.first.year if yearly else self.first.number
        drawn = {}

        def redrawn(r, day):
            month = month_of(day)
            index = month // 12 if yearly else month
            if index not in drawn:
                drawn[index] = quantile(self.draws.varying(
                    path, index, start, persistence)).tolist()
            return drawn[index][r]
        return redrawn

    def chance(self, node, path):
        """One Bernoulli per replicate with the value as its probability.

        The Bernoulli has the path of the probability, so an uncertain
        probability itself draws one level deeper.
        """
        if "probability" not in node:
            return lambda r, day: True
        value = self.compile(node["probability"], f"{path}.probability.value",
                             True)
        drawn = self.draws.run(f"{path}.probability")
        return lambda r, day: drawn[r] > 1 - value(r, day)


# --- Section 3: reception --------------------------------------------------

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
        self.places = values.compile(node["places"], f"{path}.places", True)
        self.opens = span(node["opens"]).first if "opens" in node else ALWAYS
        self.end = span(node["until"]).last + 1 if "until" in node else FOREVER
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
        self.contract = node.get("contract", {})
        self.apart = {group: values.compile(n, f"{path}.of_which.{group}",
                                            True)
                      for group, n in node.get("of_which", {}).items()}
        self.serves = node.get("serves")
        self.by_order = node.get("allocate") == "order"
        self.idle_to = node.get("idle_to",
                                self.serves[0] if self.serves else None)

    def stay(self, r):
        """Opening, closing and contract of one replicate."""
        first = self.first_day
        opening = move(self.opens, self.delay(r, first))
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

    NAMES = ("departure_rate", "to_municipal", "private_attrition_rate",
             "arrivals", "private_arrivals")

    def __init__(self, node, path, values):
        self.start = [values.optional(node, name, path, "0")
                      for name in ("municipal", "private")]
        self.values = [values.optional(node, name, path, "0")
                       for name in self.NAMES]

    def months(self, r, months):
        """(M, H) of every month."""
        m, h = (value(r, months[0].first) for value in self.start)
        rows = []
        for month in months:
            departure, to_municipal, attrition, arrivals, private = (
                value(r, month.last) for value in self.values)
            m = m * (1 - departure) + to_municipal * attrition * h + arrivals
            h = h * (1 - attrition) + private
            rows.append((m, h))
        return rows


class Reception:
    """One reception stream: obligation, sub-groups, locations, people."""

    def __init__(self, name, node, values, first_day):
        path = f"reception.{name}"
        self.name = name
        self.obligation = values.compile(node["obligation"],
                                         f"{path}.obligation")
        self.groups = {
            group: values.compile(sub["obligation"],
                                  f"{path}.subgroups.{group}.obligation")
            for group, sub in node.get("subgroups", {}).items()}
        self.population = None
        if "population" in node:
            self.population = Population(node["population"],
                                         f"{path}.population", values)
        self.occupancy = values.optional(node, "occupancy", path, "1")
        self.locations = [Location(key, sub, name, values, first_day)
                          for key, sub in node.get("locations", {}).items()]

    def people(self, r, months):
        """(M, H) of every month; without a population from the obligation."""
        if self.population:
            return self.population.months(r, months)
        return [(self.obligation(r, month.last)
                 * self.occupancy(r, month.last), 0.0) for month in months]


class StreamMonth:
    """A stream's places in one month while flexible places are dealt out."""

    def __init__(self, obligation, group_obligations, located):
        self.obligation = obligation
        self.group_obligation = group_obligations
        self.capacity = sum(row.places for row in located)
        self.place_days = sum(row.place_days for row in located)
        self.group_capacity = {
            group: sum(row.apart.get(group, 0.0) for row in located)
            for group in group_obligations}

    def group_shortfall(self, group):
        """What one sub-group lacks."""
        return max(0.0, self.group_obligation[group]
                   - self.group_capacity[group])

    def general_shortfall(self):
        """What is lacking outside the sub-groups."""
        return max(0.0, (self.obligation - sum(self.group_obligation.values()))
                   - (self.capacity - sum(self.group_capacity.values())))

    def shortfall(self):
        """Places set apart serve nobody else."""
        return self.general_shortfall() + sum(
            self.group_shortfall(group) for group in self.group_obligation)


def allocate(location, row, streams):
    """Deal out one flexible location's places, then its place-days."""
    serves = list(location.serves)
    lacking = {name: streams[name].general_shortfall() for name in serves}
    if not location.by_order:
        serves.sort(key=lambda name: -lacking[name])
    left = row.places
    given = {name: 0.0 for name in serves}
    for name in serves:
        given[name] = min(left, lacking[name])
        left -= given[name]
    given[location.idle_to] += left
    for name in serves:
        if row.places > 0:
            share = given[name] / row.places
        else:
            share = float(name == location.idle_to)
        streams[name].capacity += given[name]
        streams[name].place_days += share * row.place_days


class ReceptionRun:
    """Section 3 for one replicate: series, and the drivers of section 5."""

    def __init__(self, model, r):
        self.months = model.months
        self.series = {}
        self.drivers = {}
        self.stays = {loc.name: loc.stay(r) for loc in model.locations}
        self.rows = {loc.name: [loc.month(r, self.stays[loc.name], month)
                                for month in model.months]
                     for loc in model.locations}
        people = {s.name: s.people(r, model.months) for s in model.reception}
        for t, month in enumerate(model.months):
            for name, state in self._streams(model, r, t, month).items():
                self._record(name, state, month, *people[name][t])
        for stream in model.reception:
            if not stream.population:
                del self.series[f"{stream.name}.private"]
        for name, rows in self.rows.items():
            self.series[f"location.{name}.places"] = [x.places for x in rows]

    def _streams(self, model, r, t, month):
        """Every stream's StreamMonth after the flexible locations."""
        streams = {
            s.name: StreamMonth(
                s.obligation(r, month.last),
                {g: value(r, month.last) for g, value in s.groups.items()},
                [self.rows[loc.name][t] for loc in s.locations
                 if not loc.serves])
            for s in model.reception}
        for location in model.locations:
            if location.serves:
                allocate(location, self.rows[location.name][t], streams)
        return streams

    def _record(self, name, state, month, m, h):
        unplaced = max(0.0, m - state.capacity)
        figures = {
            "obligation": state.obligation, "capacity": state.capacity,
            "shortfall": state.shortfall(),
            "surplus": max(0.0, state.capacity - state.obligation),
            "demand": m, "occupied": min(state.capacity, m),
            "unplaced": unplaced, "private": h}
        for group, obligation in state.group_obligation.items():
            figures[f"{group}.obligation"] = obligation
            figures[f"{group}.capacity"] = state.group_capacity[group]
            figures[f"{group}.shortfall"] = state.group_shortfall(group)
        for key, value in figures.items():
            self.series.setdefault(f"{name}.{key}", []).append(value)
        drivers = {
            "place_day": state.place_days,
            "occupied_day": min(state.place_days, m * month.days),
            "shortfall_day": state.shortfall() * month.days,
            "unplaced_day": unplaced * month.days,
            "private_host_month": h}
        for key, value in drivers.items():
            self.drivers.setdefault((name, key), []).append(value)

    def event(self, name, per):
        """t of a location's first day or last day available, or None."""
        stay = self.stays[name]
        if not stay.opened:
            return None
        day = stay.opening if per == "opening" else stay.closing - 1
        if not self.months[0].first <= day <= self.months[-1].last:
            return None
        return month_of(day) - self.months[0].number


# --- Section 4: housing ----------------------------------------------------

class Flow:
    """Homes or persons that come free every month."""

    def __init__(self, node, path, values):
        if "persons_per_month" in node:
            names = ["persons_per_month"]
        else:
            names = ["homes_per_month", "share", "persons_per_home"]
        self.factors = [values.optional(node, name, path, "1")
                        for name in names]
        self.first = span(node["from"]).first if "from" in node else ALWAYS
        self.last = span(node["until"]).last if "until" in node else FOREVER

    def persons(self, r, months):
        """Persons per month; a month partly inside counts by days."""
        rows = []
        for month in months:
            days = overlap(month.first, month.last, self.first, self.last)
            rows.append(math.prod(f(r, month.last) for f in self.factors)
                        * days / month.days if days else 0.0)
        return rows


class Project:
    """Persons housed at once, or evenly over some months, from a date."""

    def __init__(self, node, path, values, first_day):
        names = ["persons"] if "persons" in node else ["homes",
                                                       "persons_per_home"]
        self.factors = [values.optional(node, name, path, "1", True)
                        for name in names]
        self.on = span(node["on"]).first
        self.delay = values.optional(node, "delay", path, "0", True)
        self.happens = values.chance(node, path)
        self.over = int(number_of(node.get("over_months", "1")))
        self.first_day = first_day

    def persons(self, r, months):
        """Persons per month; what lies outside the horizon is not counted."""
        if not self.happens(r, self.first_day):
            return [0.0] * len(months)
        actual = move(self.on, self.delay(r, self.first_day))
        size = math.prod(f(r, actual) for f in self.factors)
        start = month_of(actual)
        return [size / self.over if start <= m.number < start + self.over
                else 0.0 for m in months]


class Target:
    """One taakstelling period; netto or gecorrigeerd."""

    def __init__(self, key, node, path, values):
        self.period = span(key)
        self.is_corrected = isinstance(node, dict) and "corrected" in node
        self.value = values.compile(
            node["corrected"] if self.is_corrected else node,
            f"{path}.corrected" if self.is_corrected else path)

    def figures(self, r, before):
        """(netto, corrected) given the achterstand at the start."""
        value = self.value(r, self.period.last)
        if self.is_corrected:
            return value - before, value
        return value, value + before


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


class Housing:
    """One housing stream."""

    def __init__(self, name, node, values, months):
        path = f"housing.{name}"
        self.name = name
        self.months = months
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
            self.opening = values.compile(node["opening_backlog"],
                                          f"{path}.opening_backlog")
        self.max_ahead = None
        if "max_ahead" in node:
            self.max_ahead = values.compile(node["max_ahead"],
                                            f"{path}.max_ahead")
        self.supply = [
            Project(sub, f"{path}.supply.{key}", values, first)
            if "on" in sub else Flow(sub, f"{path}.supply.{key}", values)
            for key, sub in node.get("supply", {}).items()]

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

    def run(self, r):
        """Series and drivers of one replicate."""
        supply = [sum(parts) for parts in zip(
            [0.0] * len(self.months),
            *(channel.persons(r, self.months) for channel in self.supply))]
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
            if self.history.covers(month.first, month.last):
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


# --- Section 5: money ------------------------------------------------------

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
        self.on = month_of(span(node["on"]).first) if "on" in node else None
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
        if line.per == "excess":
            units = self._excess(line)
        elif line.per == "once":
            units = [float(m.number == line.on) for m in self.months]
        elif line.per == "year":
            units = [1 / 12] * len(self.months)
        elif line.per in ("month", "contract_month", "contract_place_day"):
            units = self._located(line)
        elif line.per == "place_day" and line.location:
            units = self._located(line)
        else:
            units = self.drivers[line.stream, line.per]
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
                closing = self.reception.stays[name].closing
                last = FOREVER if closing == FOREVER else \
                    month_of(closing - 1) - self.months[0].number
                arisings.append((t, 1.0, last))
        return arisings

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

    def _series(self):
        """Yearly series of lines, locations, streams and the result."""
        years = self.model.years
        series = {}
        for owner in self.model.owners():
            for kind in ("income", "cost"):
                series[f"{owner}.{kind}"] = [0.0] * len(years)
        series["result"] = [0.0] * len(years)
        for line in self.model.lines:
            amounts = [self._of_year(line.name, year) for year in years]
            series[f"line.{line.name}"] = amounts
            sign = 1 if line.kind == "income" else -1
            add(series["result"], amounts, sign)
            for owner in self.model.owners_of(line):
                add(series[f"{owner}.{line.kind}"], amounts, 1)
        return series


def add(row, amounts, sign):
    """row += sign * amounts."""
    for i, amount in enumerate(amounts):
        row[i] += sign * amount


def spread_out(amount, t, months, last):
    """(t, part) of an amount spread evenly; closing books the remainder."""
    if last is None or last >= t + months - 1:
        return [(t + i, amount / months) for i in range(months)]
    parts = [(t + i, amount / months) for i in range(last - t)]
    return parts + [(last, amount * (months - (last - t)) / months)]


class Reserve:
    """The reserve, with or without a known opening balance."""

    PLANNED = ("add", "withdraw", "withdraw_if_needed", "cover_deficit")

    def __init__(self, node, values, first_day, years):
        path = "finance.reserve"
        self.first_day = first_day
        self.years = years
        self.opening = None
        if node["opening"] != "unknown":
            self.opening = values.compile(node["opening"], f"{path}.opening")
        share = {"equalise": "1", "authorised": "0"}[node["rule"]]
        self.shares = [values.optional(node, name, path, share)
                       for name in ("deposit_share", "withdraw_share")]
        planned = node.get("planned", {})
        self.planned = {
            year: [values.optional(planned.get(str(year), {}), name,
                                   f"{path}.planned.{year}", "0")
                   for name in self.PLANNED] for year in years}

    def run(self, r, result):
        """Series of one replicate, and the required opening reserve."""
        out = {key: [] for key in ("balance", "added", "withdrawn",
                                   "uncovered", "drawdown")}
        deposit, withdraw = (s(r, self.first_day) for s in self.shares)
        balance = math.inf if self.opening is None else \
            self.opening(r, self.first_day)
        drawdown = 0.0
        for year, amount in zip(self.years, result):
            add_, out_, needed, cover = (
                value(r, last_of_year(year)) for value in self.planned[year])
            surplus, deficit = max(0.0, amount), max(0.0, -amount)
            spare = max(0.0, surplus - needed)
            from_surplus = min(spare, add_)
            added = add_ + deposit * (spare - from_surplus)
            covered = max(withdraw * deficit, min(deficit, cover))
            required = out_ + max(0.0, needed - surplus) + covered
            withdrawn = min(required, balance + added)
            balance += added - withdrawn
            drawdown += required - added
            figures = (balance, added, withdrawn,
                       required - withdrawn + deficit - covered, drawdown)
            for key, figure in zip(out, figures):
                out[key].append(figure)
        needed_opening = max(0.0, max(out["drawdown"]))
        if self.opening is None:
            del out["balance"]
        return ({f"reserve.{key}": row for key, row in out.items()},
                needed_opening)


# --- Section 6: what comes out ---------------------------------------------

RECEPTION_SERIES = ("obligation", "capacity", "shortfall", "surplus",
                    "demand", "occupied", "unplaced")
OWN_PERIODS_ONLY = ("percentage", "corrected")
FLOWS = ("housed", "taakstelling", "realised", "income", "cost", "result",
         "added", "withdrawn", "uncovered")
PROBABILITY_FOR = ("shortfall", "backlog", "unplaced", "uncovered")


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


class Results:
    """All replicates of a model, as arrays of (replicate, period)."""

    def __init__(self, scenario, folder=".", seed=None, replicates=None):
        simulation = scenario.get("simulation", {})
        count = int(replicates or simulation.get("replicates", 1000))
        self.model = Model(scenario, folder,
                           int(simulation.get("seed", 1)) if seed is None
                           else seed, count)
        runs = [self.model.replicate(r) for r in range(count)]
        present = [name for name in self.model.series_order()
                   if name in runs[0][0]]
        self.series = {name: np.array([run[0][name] for run in runs])
                       for name in present}
        self.required_opening = np.array([run[1] for run in runs])
        self.outstanding = {
            name: np.array([run[2][name] for run in runs])
            for name in runs[0][2]}

    def rows(self):
        """The rows of series.csv, as text."""
        for name, values in self.series.items():
            chance = name.rpartition(".")[2] in PROBABILITY_FOR \
                and not name.startswith("line.")
            for period, column in zip(self.model.periods(name), values.T):
                column = column[~np.isnan(column)]
                yield [name, period.key] + summary(column, chance)

    def metric(self, text):
        """One number per replicate, or one number for p(), pNN(), mean()."""
        text = text.strip()
        match = re.fullmatch(r"p\((.+?)\s*([<>])\s*([-+.\deE_]+)\)", text)
        if match:
            values, limit = self.metric(match[1]), number_of(match[3])
            return np.mean(values > limit if match[2] == ">"
                           else values < limit)
        match = re.fullmatch(r"p(\d+(?:\.\d+)?)\((.+)\)", text)
        if match:
            return np.quantile(self.metric(match[2]), float(match[1]) / 100)
        match = re.fullmatch(r"mean\((.+)\)", text)
        if match:
            return np.mean(self.metric(match[1]))
        match = re.fullmatch(r"first\((.+?)\s*([<>])\s*([-+.\deE_]+)\)", text)
        if match:
            return self._first(match[1], match[2], number_of(match[3]))
        if text == "reserve.required_opening":
            return self.required_opening
        if "@" in text:
            return self._at(*text.split("@"))
        name, _, how = text.rpartition(".")
        return {"min": np.nanmin, "max": np.nanmax, "mean": np.nanmean,
                "sum": np.nansum}[how](self.series[name], axis=1)

    def _first(self, name, sign, limit):
        """The first period in which the comparison holds, or never."""
        values = self.series[name]
        holds = values > limit if sign == ">" else values < limit
        keys = [period.key for period in self.model.periods(name)] + ["never"]
        where = np.where(holds.any(axis=1), holds.argmax(axis=1), -1)
        return np.array(keys)[where]

    def _at(self, name, key):
        values, periods = self.series[name], self.model.periods(name)
        wanted, last = span(key), name.rpartition(".")[2]
        for i, period in enumerate(periods):
            if period.key == key:
                return values[:, i]
        if last in OWN_PERIODS_ONLY:
            raise ScenarioError(f"{name} exists at its own periods only")
        if last in FLOWS or name.startswith("line."):
            inside = [wanted.first <= p.first and p.last <= wanted.last
                      for p in periods]
            days = sum(p.last - p.first + 1
                       for p, chosen in zip(periods, inside) if chosen)
            if days == wanted.last - wanted.first + 1:
                return values[:, inside].sum(axis=1)
        else:
            for i, period in enumerate(periods):
                if period.last == wanted.last:
                    return values[:, i]
        raise ScenarioError(f"{name} cannot be asked at {key}")


def text_of(number):
    """%.17g, as series.csv writes numbers."""
    return "%.17g" % number


def summary(column, chance):
    """mean, p5 ... p95, p_positive of one series in one period."""
    if len(column) == 0:
        return [""] * 7
    numbers = [column.mean(), *np.percentile(column, (5, 25, 50, 75, 95))]
    positive = text_of(np.mean(column > 1e-6)) if chance else ""
    return [text_of(n) for n in numbers] + [positive]


# --- Checks ----------------------------------------------------------------

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


# --- Reading scenarios -----------------------------------------------------

def merge(base, over):
    """Deep merge: maps merge, anything else replaces, null removes."""
    merged = dict(base)
    for key, value in over.items():
        if value in ("null", "~", ""):
            merged.pop(key, None)
        elif isinstance(value, dict):
            under = merged.get(key)
            merged[key] = merge(under if isinstance(under, dict) else {},
                                value)
        else:
            merged[key] = value
    return merged


def load(path, chain=()):
    """A scenario with what it extends; scalars stay text."""
    path = os.path.abspath(path)
    if path in chain:
        raise ScenarioError("extends in a circle: "
                            + " -> ".join(chain + (path,)))
    with open(path, encoding="utf-8") as handle:
        scenario = yaml.load(handle, Loader=yaml.BaseLoader)
    base = {}
    if "extends" in scenario:
        base = load(os.path.join(os.path.dirname(path),
                                 scenario.pop("extends")), chain + (path,))
    return merge(base, scenario)


def write_csv(path, header, rows):
    """A CSV with LF and UTF-8."""
    with open(path, "w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_values(path, results, metrics):
    """values.csv: one row per replicate; totals such as p90() are printed."""
    columns = {}
    for name in metrics:
        values = results.metric(name)
        if np.ndim(values):
            columns[name] = values
        else:
            print(f"{name} = {values:.17g}")
    rows = ([r] + [v if isinstance(v, str) else text_of(v) for v in row]
            for r, row in enumerate(zip(*columns.values())))
    write_csv(path, ["replicate", *columns], rows)


def write_results(results, folder, metrics):
    """series.csv, values.csv, and on stdout the rest."""
    os.makedirs(folder, exist_ok=True)
    header = "series,period,mean,p5,p25,p50,p75,p95,p_positive".split(",")
    write_csv(os.path.join(folder, "series.csv"), header, results.rows())
    write_values(os.path.join(folder, "values.csv"), results, metrics)
    for name, values in results.outstanding.items():
        if values.any():
            print(f"outstanding {name} {values.mean():.17g}")
    for name, node in results.model.scenario.get("checks", {}).items():
        check = Check(node, results)
        other = "" if check.other is None else f", other {check.other:.6g}"
        print(f"check {name}: says {check.says}, recomputed {check.value:.6g}"
              f"{other}: {'holds' if check.holds() else 'does not hold'}")


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--replicates", type=int)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--out", default=".")
    parser.add_argument("--values", action="append", default=[])
    args = parser.parse_args()
    try:
        scenario = load(args.file)
        results = Results(scenario, os.path.dirname(args.file), args.seed,
                          args.replicates)
        write_results(results, args.out, args.values)
    except (ScenarioError, KeyError) as error:
        sys.exit(f"{args.file}: {error}")


if __name__ == "__main__":
    main()
