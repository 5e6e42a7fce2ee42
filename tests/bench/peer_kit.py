"""What peer.py stands on: time, random numbers, values and summaries."""
import functools
import math
import operator
import re
import weakref
from collections import namedtuple
from datetime import date

import numpy as np

UNUSED = {"actuals", "serves", "contract", "probability", "from",
          "lag_months", "spread_months", "over_months", "base", "sum", "min",
          "max", "homes", "persons_per_month"}


def refuse(node):
    """Raise for features that the base scenario does not use."""
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, (dict, list)):
            refuse(child)
    if isinstance(node, dict) and UNUSED & set(node):
        raise NotImplementedError(", ".join(UNUSED & set(node)))


def is_zero(value):
    """Is it the number 0 in all replicates, known without looking?"""
    return np.ndim(value) == 0 and value == 0


def total(parts):
    """Their sum, without adding zeros to vectors."""
    parts = [part for part in parts if not is_zero(part)]
    return functools.reduce(operator.add, parts) if parts else 0


# --- Time: days are proleptic ordinals, months from the start of CALENDAR ---

Month = namedtuple("Month", "key first last days year")
Period = namedtuple("Period", "key first last")
PERIOD = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?")
CALENDAR = np.arange("1980-01", "2150-01", dtype="datetime64[M]")
STARTS = (CALENDAR.astype("datetime64[D]").astype(np.intp)
          + date(1970, 1, 1).toordinal())
LENGTHS = np.diff(STARTS)
MONTH_OF_DAY = np.repeat(np.arange(len(LENGTHS)), LENGTHS)


def span(key):
    """Period(key, first day, last day) of a period key."""
    year, half, quarter, month, day = (
        int(g) if g else 0 for g in PERIOD.fullmatch(key).groups())
    if day:
        return Period(key, *[date(year, month, day).toordinal()] * 2)
    start, length = ((6 * half - 6, 6) if half else (3 * quarter - 3, 3)
                     if quarter else (month - 1, 1) if month else (0, 12))
    start += 12 * (year - 1980)
    return Period(key, int(STARTS[start]), int(STARTS[start + length]) - 1)


def months_of(horizon):
    """The months of the horizon."""
    first, last = span(horizon["start"]).first, span(horizon["end"]).last
    for i, month in enumerate(CALENDAR):
        if first <= STARTS[i] <= last:
            key, begin = str(month), int(STARTS[i])
            yield Month(key, begin, int(STARTS[i + 1]) - 1, int(LENGTHS[i]),
                        int(key[:4]))


def last_of_year(year):
    """31 December."""
    return date(year, 12, 31).toordinal()


def move(days, months):
    """Days moved by months: whole ones by calendar, then days of 1/30."""
    if np.ndim(days) == 0 and math.isinf(days):
        return days
    days, whole = np.asarray(days, np.intp), np.floor(np.add(months, 1e-9))
    month = MONTH_OF_DAY[days - STARTS[0]]
    target = month + whole.astype(np.intp)
    moved = STARTS[target] + np.minimum(days - STARTS[month],
                                        LENGTHS[target] - 1)
    return moved + np.floor(30 * (months - whole) + 1e-6)


# --- Random numbers --------------------------------------------------------

class PertTable:
    """Quantiles of a PERT over an even grid of normal scores."""

    EDGE, CELLS = 7.0, 2048
    NORMAL = np.array([math.erfc(-z / math.sqrt(2)) / 2
                       for z in np.linspace(-EDGE, EDGE, CELLS + 1)])

    def __init__(self, low, rise, width):
        x = np.linspace(0, 1, 8193)
        density = x ** rise * (1 - x) ** (4 - rise)
        total = np.append(0, np.cumsum(density[:-1] + density[1:]))
        values = low + width * np.interp(self.NORMAL, total / total[-1], x)
        self.start, self.step = values[:-1], np.diff(values)

    def __call__(self, scores):
        place = scores * (self.CELLS / (2 * self.EDGE))
        place += self.CELLS / 2
        cell = place.astype(np.intp)
        place -= cell
        place *= self.step.take(cell, mode="clip")
        place += self.start.take(cell, mode="clip")
        return place


class PoissonTable:
    """Exact inversion: a guide table, and a search where a cell is split."""

    CELLS = 4096

    def __init__(self, mean):
        count = np.arange(1, int(mean + 12 * math.sqrt(mean) + 30))
        logs = np.append(0, np.cumsum(np.log(mean / count)))
        self.total = np.cumsum(np.exp(logs - mean))
        at = np.searchsorted(self.total,
                             np.arange(self.CELLS + 1) / self.CELLS)
        self.guide = np.where(at[1:] == at[:-1], at[:-1], -1.0)

    def __call__(self, uniforms):
        cell = (uniforms * self.CELLS).astype(np.intp)
        counts = self.guide.take(cell, mode="clip")
        split = np.flatnonzero(counts < 0)
        counts[split] = np.searchsorted(self.total, uniforms[split])
        return counts


class Draws:
    """All random numbers, each drawn when it is first asked for."""

    def __init__(self, seed, count, textbook, correlations):
        self.rng = np.random.Generator(np.random.SFC64(seed))
        self.count, self.textbook, self.log = count, textbook, []
        self.paths = sorted({p for c in correlations for p in c["between"]})
        matrix = np.eye(len(self.paths))
        for pair in correlations:
            i, j = map(self.paths.index, pair["between"])
            matrix[i, j] = matrix[j, i] = float(pair["rho"])
        factor = np.linalg.cholesky(matrix)
        self.correlated = functools.lru_cache(lambda count: factor @ (
            self.rng.standard_normal((len(self.paths), count))))

    def sampler(self, draw):
        """index -> a draw, made once and remembered for `--draws-only`."""
        drawn = {}

        def sample(index=0):
            if index not in drawn:
                self.log.append(draw)
                drawn[index] = draw()
            return drawn[index]
        return sample

    def again(self, count):
        """Draw once more all that was drawn, for another count."""
        self.count = count
        for draw in list(self.log):
            draw()

    def case(self, weights):
        """Sampler of the index of the case that holds."""
        ends = np.cumsum(weights)[:-1] / np.sum(weights)

        def draw():
            uniforms = self.rng.random(self.count)
            return sum((uniforms > end).astype(np.intp) for end in ends)
        return self.sampler(draw)

    def poisson(self, mean):
        """Sampler of counts."""
        if self.textbook:
            return self.sampler(lambda: self.rng.poisson(
                mean, self.count).astype(float))
        table = PoissonTable(mean)
        return self.sampler(lambda: table(self.rng.random(self.count)))

    def pert(self, path, node):
        """Sampler of a PERT; correlated or persistent ones by inversion."""
        low, likely, high = (float(node[k]) for k in ("low", "likely", "high"))
        width, rho = high - low, float(node.get("persistence", 0))
        rise, before = 4 * (likely - low) / width, []
        table = PertTable(low, rise, width)

        def persist():
            scores = self.rng.standard_normal(self.count)
            if before:
                scores *= math.sqrt(1 - rho ** 2)
                scores += rho * before.pop()
            before.append(scores)
            return table(scores)
        if rho:
            return self.sampler(persist)
        if path in self.paths:
            i = self.paths.index(path)
            return self.sampler(lambda: table(
                self.correlated(self.count)[i]))
        if self.textbook:
            return self.sampler(lambda: low + width * self.rng.beta(
                1 + rise, 5 - rise, self.count))
        return self.sampler(
            lambda: table(self.rng.standard_normal(self.count)))


# --- Values: a number or a vector over replicates, on a day ----------------

class Value:
    """compute(*parts on the day); the same object as long as it holds."""

    def __init__(self, compute, parts=(), index=None):
        self.compute, self.parts, self.index = compute, parts, index
        self.held = (None, None)

    def key(self, day):
        """What the value on a day depends on."""
        own = self.index(day) if self.index else 0
        return own, *[part.key(day) for part in self.parts]

    def __call__(self, day):
        key = self.key(day)
        if self.held[0] != key:
            values = [key[0]] if self.index else []
            values += [part(day) for part in self.parts]
            self.held = key, self.compute(*values)
        return self.held[1]


class Schedule:
    """The value whose span starts latest on or before the day."""

    def __init__(self, entries):
        self.entries = sorted(entries, key=lambda entry: -entry[0])

    def _entry(self, day):
        return next(e for e in self.entries if e[0] <= day)

    def key(self, day):
        """As of Value."""
        start, value = self._entry(day)
        return start, value.key(day)

    def __call__(self, day):
        return self._entry(day)[1](day)


def mix(drawn, *values):
    """The value of the case drawn."""
    if all(np.ndim(value) == 0 for value in values):
        return values[0] if len(set(values)) == 1 \
            else np.array(values, float).take(drawn, mode="clip")
    return sum(value * (drawn == i) for i, value in enumerate(values)
               if np.ndim(value) or value)


def year_of(day):
    """Draw index of vary: year."""
    return date.fromordinal(day).year


def month_of(day):
    """Draw index of vary: month."""
    return int(MONTH_OF_DAY[day - STARTS[0]])


class Values:
    """Compiles what the scenario writes for a number.

    `once` marks what is asked once per replicate: always vary: run.
    """

    def __init__(self, scenario, draws):
        self.draws, self.inputs = draws, scenario.get("inputs", {})
        self.compiled = {}
        self.cases = {}
        for name, node in scenario.get("cases", {}).items():
            weights = {key: float(weight) for key, weight in node.items()
                       if key not in ("assumption", "source", "label")}
            self.cases[name] = list(weights), draws.case(
                list(weights.values()))

    def __call__(self, node, path, once=False):
        if isinstance(node, str):
            number = float(node.replace("_", ""))
            return Value(lambda: number)
        if "value" in node:
            return self(node["value"], path, once)
        if "input" in node:
            return self._input(node, once)
        if "case" in node:
            names, drawn = self.cases[node["case"]]
            return Value(lambda *values: mix(drawn(), *values),
                         [self(node[n], f"{path}.{n}", once) for n in names])
        if "dist" in node or "likely" in node:
            return self._distribution(node, path, once)
        if "product" in node:
            return Value(lambda *values: math.prod(values), [
                self(part, f"{path}.product.{i}", once)
                for i, part in enumerate(node["product"])])
        return Schedule([(span(key).first, self(sub, f"{path}.{key}", once))
                         for key, sub in node.items()
                         if PERIOD.fullmatch(key)])

    def of(self, parent, name, path, default="0", once=False):
        """The value under a key, or a default."""
        return self(parent.get(name, default), f"{path}.{name}", once)

    def _input(self, node, once):
        name = node["input"]
        if (name, once) not in self.compiled:
            self.compiled[name, once] = self(self.inputs[name],
                                             f"inputs.{name}", once)
        times, plus = (float(node.get(k, d))
                       for k, d in (("times", 1), ("plus", 0)))
        if (times, plus) == (1, 0):
            return self.compiled[name, once]
        return Value(lambda x: x * times + plus if plus else x * times,
                     [self.compiled[name, once]])

    def _distribution(self, node, path, once):
        kind = node.get("dist", "pert")
        if kind not in ("pert", "poisson"):
            raise NotImplementedError(kind)
        sample = self.draws.pert(path, node) if kind == "pert" \
            else self.draws.poisson(float(node["mean"]))
        vary = node.get("vary", "run" if kind == "pert" else "month")
        index = {"run": None, "year": year_of, "month": month_of}[vary]
        return Value(sample, index=None if once else index)


# --- Summaries -------------------------------------------------------------

class Selector:
    """Exact order statistics of vectors by counting, in reused buffers."""

    BINS = 2048

    def __init__(self, count):
        self.scaled, self.bins = np.empty(count), np.empty(count, np.intp)

    def __call__(self, row, ranks):
        low, high = row.min(), row.max()
        few = np.unique(row[:64])
        if len(few) <= 8:
            counts = [np.count_nonzero(row == value) for value in few]
            if sum(counts) == len(row):
                return few[np.cumsum(counts).searchsorted(ranks, "right")]
        if len(row) < 1000 or not high - low > 0:
            return np.sort(row)[ranks]
        return self._count(row, ranks, low, (high - low) / (self.BINS - 2))

    def _count(self, row, ranks, low, width):
        """Bin 0 holds the lowest value alone: shortfalls are often 0."""
        scaled, bins = self.scaled[:len(row)], self.bins[:len(row)]
        np.subtract(row, low - (1 - 1e-6) * width, out=scaled)
        np.multiply(scaled, 1 / width, out=scaled)
        np.copyto(bins, scaled, casting="unsafe")
        counts = np.bincount(bins, minlength=self.BINS)
        ends = counts.cumsum()
        home = ends.searchsorted(ranks, "right")
        wanted = np.zeros(len(counts), bool)
        wanted[home] = True
        values, again = np.empty(len(ranks)), []
        for tall in np.flatnonzero(wanted & (counts > len(row) // 16)):
            wanted[tall], inside, same = False, home == tall, bins == tall
            values[inside] = value = row[same.argmax()]
            if np.count_nonzero(row == value) < counts[tall]:
                again.append((inside, row[same], ends[tall] - counts[tall]))
        rest = wanted[home]
        if rest.any():
            members = np.sort(row[wanted[bins]])
            before = ends - np.cumsum(np.where(wanted, counts, 0))
            values[rest] = members[(ranks - before[home])[rest]]
        for inside, part, before in again:
            values[inside] = self(part, ranks[inside] - before)
        return values


class Summaries:
    """The rows of series.csv, in the order in which series are announced."""

    SHARES = np.array([0.05, 0.25, 0.50, 0.75, 0.95])
    CHANCE_OF = ("shortfall", "backlog", "unplaced", "uncovered")

    def __init__(self, count, textbook):
        self.select = (lambda row, ranks: np.partition(row, ranks)[ranks]) \
            if textbook else Selector(count)
        self.rows, self.seen = {}, {}

    def announce(self, owner, names):
        """Fix the place of series in the output."""
        self.rows.update({f"{owner}.{name}": [] for name in names.split()})

    def add(self, name, period, values):
        """Summarise one series in one period."""
        chance = name.rpartition(".")[2] in self.CHANCE_OF
        if np.ndim(values) == 0:
            summary = [values] * 6, float(values > 1e-6) if chance else ""
        else:
            known, summary = self.seen.get((id(values), chance),
                                           (lambda: None, None))
            if known() is not values:
                summary = self._summary(values, chance)
                self.seen[id(values), chance] = weakref.ref(values), summary
        self.rows[name].append((period, *summary))

    def add_places(self, name, period, is_open, places):
        """The same for places x (0 or 1), which only needs counting."""
        if np.ndim(is_open) == 0 or np.ndim(places):
            self.add(name, period, is_open * places)
            return
        share = np.count_nonzero(is_open) / len(is_open)
        closed = len(is_open) - np.count_nonzero(is_open)
        self.rows[name].append((period, [places * share, *self._percentiles(
            len(is_open), lambda ranks: places * (ranks >= closed))], ""))

    def _summary(self, values, chance):
        if np.isnan(values.min()):
            values = values[~np.isnan(values)]
            if not len(values):
                return [], ""
        share = np.count_nonzero(values > 1e-6) / len(values) if chance else ""
        return [values.mean(), *self._percentiles(
            len(values), lambda ranks: self.select(values, ranks))], share

    def _percentiles(self, count, select):
        """Type 7."""
        place = (count - 1) * self.SHARES
        below = place.astype(np.intp)
        above = np.minimum(below + 1, count - 1)
        ranks = np.unique(np.append(below, above))
        found = select(ranks)
        low, high = (found[ranks.searchsorted(r)] for r in (below, above))
        return low + (high - low) * (place - below)

    def write(self, path):
        """series.csv."""
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write("series,period,mean,p5,p25,p50,p75,p95,p_positive\n")
            for name, rows in self.rows.items():
                for period, numbers, chance in rows:
                    cells = ["%.17g" % x for x in numbers] or [""] * 6
                    cells.append(chance if chance == "" else "%.17g" % chance)
                    out.write(",".join([name.lstrip("."), period, *cells])
                              + "\n")
