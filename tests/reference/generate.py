"""Random valid scenarios: every key, distribution, driver and odd calendar.

Every number is drawn inside a range that the model allows whatever is drawn
later, so that a generated scenario is never refused.
"""
import argparse
import calendar
import random
import sys

from scenario_text import dump

CONTINUOUS = ("pert", "triangular", "uniform", "normal")
SKEWED = ("lognormal", "gamma")
LENGTHS = (1, 1, 2, 3, 5, 6, 7, 11, 12, 13, 18, 24, 25, 30, 36, 48, 60, 72)
LINE_TARGETS = {
    "place_day": ("reception", "location"),
    "contract_place_day": ("reception", "location"),
    "contract_month": ("reception", "location"),
    "occupied_day": ("reception",),
    "shortfall_day": ("reception",),
    "unplaced_day": ("reception",),
    "person_housed": ("housing",),
    "backlog_person": ("housing",),
    "private_host_month": ("population",),
    "month": ("reception", "location", "housing", "none"),
    "opening": ("reception", "location"),
    "closing": ("reception", "location"),
    "year": ("reception", "housing", "none"),
    "once": ("reception", "housing", "none"),
    "excess": ("reception", "housing", "none"),
}


def month_key(number):
    """`2025-03` of month 12 * year + month - 1."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def key_starting_at(number, length):
    """The period key of `length` months from a month, or None."""
    year, month = divmod(number, 12)
    if month % length:
        return None
    return {1: month_key(number), 3: f"{year}-Q{month // 3 + 1}",
            6: f"{year}-H{month // 6 + 1}", 12: str(year)}[length]


class Generator:
    """One random scenario."""

    def __init__(self, seed, stochastic):
        self.rng = random.Random(seed * 2 + stochastic)
        self.stochastic = stochastic
        longest = 30 if stochastic else 72
        self.length = self.rng.choice([n for n in LENGTHS if n <= longest])
        self.first = self.rng.choice(
            (24288, 24288 + 6, 24289, 24300, 24306,
             self.rng.randrange(24276, 24330)))
        self.end = self.first + self.length
        self.scenario = {}
        self.inputs = {}
        self.reusable = []
        self.cases = {}
        self.correlatable = []
        self.locations = []

    # -- small choices --

    def chance(self, probability):
        """True with a probability."""
        return self.rng.random() < probability

    def number(self, low, high):
        """A number in a range: whole, or with one or more decimals."""
        decimals = self.rng.choice((0, 0, 1, 2, 4))
        value = round(self.rng.uniform(low, high), decimals)
        if not low <= value <= high:
            value = round(self.rng.uniform(low, high), 4)
        return int(value) if value == int(value) else value

    def name(self, stem):
        """An identifier with the odd characters that are allowed."""
        return stem + self.rng.choice(("", "_x", "-y", "9", "A-_b"))

    def day(self, low, high):
        """A day in [low, high) months, fond of the ends of months."""
        number = self.rng.randrange(low, max(low + 1, high))
        year, month = number // 12, number % 12 + 1
        last = calendar.monthrange(year, month)[1]
        day = self.rng.choice((1, 1, last, last, 15, min(29, last),
                               self.rng.randint(1, last)))
        return f"{month_key(number)}-{day:02d}"

    def label(self, node):
        """Now and then a label."""
        if self.chance(0.2):
            node["label"] = self.rng.choice(
                ("Oekraïne", "Noord & Zuid", "50% <extra>", "a_b", "Ça: va"))
        return node

    # -- values --

    def value(self, low, high, path, once=False, top=False, since=None,
              depth=0):
        """A value in [low, high]; `top`: it may also go above `high`.

        `once` marks what the model asks once per replicate, `since` is the
        first month for which it may be asked.
        """
        simple = [self._constant, self._constant, self._sourced]
        rich = [self._schedule, self._product, self._sum, self._extreme,
                self._input, self._case]
        if self.stochastic:
            rich += [self._distribution] * 6
        else:
            simple.append(self._certain)
        forms = simple * 2 + rich if depth < 2 else simple
        if depth == 2 and self.stochastic:
            forms = forms + [self._distribution]
        return self.rng.choice(forms)(
            low, high, path=path, once=once, top=top,
            since=self.first if since is None else since, depth=depth + 1)

    def _constant(self, low, high, **_):
        return self.number(low, high)

    def _sourced(self, low, high, path, **rest):
        node = {"value": self.number(low, high)}
        if self.chance(0.3):
            node["value"] = self.value(low, high, None, **rest)
        if self.chance(0.5):
            node["source"] = "jr"
        else:
            node["assumption"] = "a guess, # not more"
        return node

    def _certain(self, low, high, **_):
        """A distribution that leaves no choice."""
        value = self.number(low, high)
        kind = self.rng.choice(("", "pert", "triangular", "discrete",
                                "empirical"))
        if kind == "discrete":
            return {"dist": kind, "values": [value], "weights": [3]}
        if kind == "empirical":
            return {"dist": kind, "values": [value, value]}
        node = {"dist": kind} if kind else {}
        return node | {"low": value, "likely": value, "high": value}

    def _schedule(self, low, high, path, since, **rest):
        start = since - since % self.rng.choice((1, 12))
        key = self.rng.choice((month_key(start), month_key(start) + "-01",
                               str(start // 12) if start % 12 == 0
                               else month_key(start)))
        starts = {start * 40 + 1: key}
        for _ in range(self.rng.randint(0, 4)):
            number = self.rng.randrange(start + 1, self.end + 2)
            length = self.rng.choice((0, 1, 1, 3, 6, 12))
            key = self.day(number, number + 1) if length == 0 else \
                key_starting_at(number, length)
            if key:
                order = number * 40 + (int(key[-2:]) if length == 0 else 1)
                starts.setdefault(order, key)
        keys = list(starts.values())
        if self.chance(0.3):
            self.rng.shuffle(keys)
        return {key: self.value(low, high, path and f"{path}.{key}",
                                since=since, **rest) for key in keys}

    def _product(self, low, high, path, **rest):
        factor = self.rng.choice((0.5, 2, 4))
        nodes = [self.value(low / factor, high / factor, None, **rest),
                 factor]
        self.rng.shuffle(nodes)
        return {"product": nodes}

    def _sum(self, low, high, path, **rest):
        if low > 0:
            return {"sum": [low, self.value(0, high - low, None, **rest)]}
        return {"sum": [self.value(low / 2, high / 2, None, **rest)
                        for _ in range(2)]}

    def _extreme(self, low, high, path, **rest):
        return {self.rng.choice(("min", "max")): [
            self.value(low, high, None, **rest)
            for _ in range(self.rng.randint(1, 3))]}

    def _input(self, low, high, path, once, top, since, depth):
        """A shared input, mapped on the range; or one of its own."""
        usable = [x for x in self.reusable if x[3] == (once, since)]
        if usable and self.chance(0.5):
            name, under, over, _ = self.rng.choice(usable)
            times = max(0.000001, round(0.9 * (high - low) / (over - under),
                                        6))
            plus = round(low + 0.05 * (high - low) - times * under, 6)
            if low <= times * under + plus and times * over + plus <= high:
                return {"input": name, "times": times, "plus": plus}
        name = f"{self.name('in')}{len(self.inputs)}"
        self.inputs[name] = None
        self.inputs[name] = self.value(low, high, f"inputs.{name}", once=once,
                                       top=top, since=since, depth=depth)
        if not top and high > low:
            self.reusable.append((name, low, high, (once, since)))
        node = {"input": name}
        if self.chance(0.2):
            node["times"] = 1
        return node

    def _case(self, low, high, path, **rest):
        if not self.cases or self.chance(0.3):
            weights = {"all": 1}
            if self.stochastic:
                weights = {f"f{i}": self.rng.choice((0.2, 0.5, 1, 3))
                           for i in range(self.rng.randint(2, 3))}
            self.cases[f"case{len(self.cases)}"] = weights
        name = self.rng.choice(list(self.cases))
        return {"case": name} | {
            future: self.value(low, high, None, **rest)
            for future in self.cases[name]}

    def _distribution(self, low, high, path, once, top, **_):
        """A distribution whose draws stay in the range."""
        kinds = list(CONTINUOUS) + ["discrete", "empirical"]
        if top and low >= 0:
            kinds += SKEWED
        if top and low == 0:
            kinds += ["poisson", "negative_binomial"]
        if low == 0 and high >= 3:
            kinds += ["binomial"]
        if low == 0 and high >= 1:
            kinds += ["bernoulli", "beta"]
        kind = self.rng.choice(kinds)
        node = self._parameters(kind, low, high)
        varies = "run"
        if not once and (kind in ("bernoulli", "discrete", "empirical")
                         or self.chance(0.4)):
            varies = node["vary"] = self.rng.choice(("run", "year", "month"))
            if varies != "run" and self.chance(0.5):
                node["persistence"] = self.rng.choice((0, 0.3, 0.8))
        counts = ("poisson", "negative_binomial", "binomial")
        if path and varies == "run" and kind in CONTINUOUS + SKEWED \
                and (once or kind not in counts):
            self.correlatable.append(path)
        return node

    def _parameters(self, kind, low, high):
        points = sorted(self.rng.uniform(low, high) for _ in range(3))
        points = [round(point, 4) for point in points]
        if not low <= points[0] < points[2] <= high:
            points = [low, (low + high) / 2, high]
        middle = (low + high) / 2
        if kind in ("pert", "triangular"):
            node = dict(zip(("low", "likely", "high"), points))
            return node if kind == "pert" and self.chance(0.6) else \
                {"dist": kind} | node
        if kind in ("discrete", "empirical"):
            node = {"dist": kind, "values": self._sample(low, high)}
            if kind == "discrete":
                node["weights"] = [self.rng.choice((0.5, 1, 2))
                                   for _ in node["values"]]
            return node
        if kind == "lognormal" and self.chance(0.5):
            return {"dist": kind, "p5": round(middle * 0.6, 4),
                    "p95": round(middle * 1.5, 4)}
        return {"dist": kind} | {
            "uniform": {"low": points[0], "high": points[2]},
            "normal": {"mean": middle, "sd": (high - low) / 5, "min": low,
                       "max": high},
            "lognormal": {"median": middle,
                          "sigma": self.rng.choice((0.1, 0.3))},
            "gamma": {"mean": middle,
                      "sd": middle * self.rng.choice((0.2, 0.6))},
            "beta": {"mean": self.rng.choice((0.2, 0.5, 0.7)),
                     "sd": self.rng.choice((0.05, 0.2))},
            "poisson": {"mean": max(0.5, round(middle / 4, 2))},
            "negative_binomial": {"mean": max(0.5, round(middle / 4, 2)),
                                  "dispersion": self.rng.choice((0.8, 3))},
            "binomial": {"n": int(high), "p": 0.4},
            "bernoulli": {"p": self.rng.choice((0.3, 0.8))},
        }[kind]

    def _sample(self, low, high):
        return [self.number(low, high)
                for _ in range(self.rng.randint(2, 5))]

    def probability(self, path):
        """A probability; certain when nothing may be uncertain. Its event
        may be correlated."""
        if not self.stochastic:
            return self.rng.choice((0, 1))
        chance = round(self.rng.uniform(0.1, 0.9), 2) if self.chance(0.3) \
            else self.value(0.05, 0.95, path, once=True, depth=1)
        if path not in self.correlatable:
            self.correlatable.append(path)
        return chance

    def put(self, node, probability, name, *args, **options):
        """Sets an optional value of a node."""
        if self.chance(probability):
            node[name] = self.value(*args, **options)

    # -- reception --

    def reception(self):
        """One to three streams; then the flexible locations."""
        names = [self.name(stem) for stem in
                 ("ukraine", "azc", "third")[:self.rng.randint(1, 3)]]
        streams = {name: self.stream(name) for name in names}
        for i in range(self.rng.randint(0, 3) if len(names) > 1 else 0):
            owner = self.rng.choice(names)
            serves = self.rng.sample(names, self.rng.randint(2, len(names)))
            if owner not in serves:
                serves[0] = owner
            node = self.location(f"flex{i}", owner, 0)
            node["serves"] = serves
            if self.chance(0.4):
                node["allocate"] = "order"
            if self.chance(0.5):
                node["idle_to"] = self.rng.choice(serves)
            streams[owner].setdefault("locations", {})[f"flex{i}"] = node
            self.locations.append(f"flex{i}")
        return streams

    def stream(self, name):
        """One stream with sub-groups, locations, people."""
        path = f"reception.{name}"
        node = self.label({})
        groups = ["amv", "b-2"][:self.rng.choice((0, 0, 1, 2))]
        low = 100 if groups else 0
        node["obligation"] = self.value(low, 500, f"{path}.obligation",
                                        top=not groups)
        if groups:
            node["subgroups"] = {
                group: self.label({"obligation": self.value(
                    0, 45, f"{path}.subgroups.{group}.obligation")})
                for group in groups}
        if self.chance(0.5):
            node["population"] = self.population(f"{path}.population")
        else:
            self.put(node, 0.4, "occupancy", 0.3, 1, f"{path}.occupancy")
        node["locations"] = {}
        for i in range(self.rng.randint(0, 4)):
            key = self.name(f"{name[:3]}_{i}")
            node["locations"][key] = self.location(key, name, len(groups))
            self.locations.append(key)
        return node

    def population(self, path):
        """Any of its keys may be left out."""
        node = {}
        for key, high, top in (
                ("municipal", 400, True), ("private", 150, True),
                ("arrivals", 30, True), ("private_arrivals", 10, True),
                ("departure_rate", 0.3, False), ("to_municipal", 1, False),
                ("private_attrition_rate", 0.3, False)):
            self.put(node, 0.75, key, 0, high, f"{path}.{key}", top=top)
        return node

    def location(self, name, stream, groups):
        """Dates in every combination; delay, extension, contract, chance."""
        path = f"reception.{stream}.locations.{name}"
        node = self.label({})
        node["places"] = self.value(40 if groups else 0, 200,
                                    f"{path}.places", once=True,
                                    top=not groups)
        early, late = self.first - 14, self.end + 3
        if self.chance(0.7):
            node["opens"] = self.day(early, late)
            self.put(node, 0.5, "delay", 0, 9, f"{path}.delay", once=True)
        if "opens" in node and self.chance(0.4):
            node["term_months"] = self.value(0.5, 40, f"{path}.term_months",
                                             once=True)
        elif self.chance(0.6):
            low = int(node["opens"][:4]) * 12 + int(node["opens"][5:7]) \
                if "opens" in node else self.first - 2
            node["until"] = self.day(low, max(low + 1, late + 8))
        if "term_months" in node or "until" in node:
            self.put(node, 0.4, "extension", 0, 12, f"{path}.extension",
                     once=True)
        if self.chance(0.3):
            node["probability"] = self.probability(f"{path}.probability")
        if self.chance(0.4):
            node["contract"] = self.contract()
        if groups:
            node["of_which"] = {g: self.number(1, 20) for g in
                                self.rng.sample(["amv", "b-2"][:groups],
                                                self.rng.randint(1, groups))}
        return node

    def contract(self):
        """Either end may be left out."""
        middle = self.rng.randrange(self.first, self.end + 1)
        ends = {"from": self.day(self.first - 5, middle + 1),
                "until": self.day(middle + 1, self.end + 9)}
        keep = self.rng.choice((["from"], ["until"], ["from", "until"]))
        return {key: ends[key] for key in keep}

    # -- housing --

    def periods(self, first, end, crossing=False):
        """Adjoining period keys from `first` to `end`, of every length."""
        keys = []
        while first < end:
            fitting = [(n, key_starting_at(first, n)) for n in (1, 3, 6, 12)
                       if key_starting_at(first, n)
                       and (crossing or first + n <= end)]
            length, key = self.rng.choice(fitting[-2:] or fitting)
            keys.append(key)
            first += length
        return keys

    def housing_stream(self, name):
        """Taakstelling, history, supply."""
        path = f"housing.{name}"
        past = self.rng.choice((0, 1, 3, 6, 12, 13, 24))
        node = self.label({})
        keys = self.periods(self.first - past, self.first) + self.periods(
            self.first, self.end)
        node["taakstelling"] = {
            key: self.target(key, f"{path}.taakstelling.{key}", i)
            for i, key in enumerate(keys)}
        node["realised"] = self.history(past)
        if past == 0 or self.chance(0.5):
            node["opening_backlog"] = self.value(-60, 90,
                                                 f"{path}.opening_backlog")
        if not node["realised"]:
            del node["realised"]
        supply = {f"s{i}": self.channel(f"{path}.supply.s{i}")
                  for i in range(self.rng.randint(0, 4))}
        if supply:
            node["supply"] = supply
        self.put(node, 0.4, "max_ahead", 0, 40, f"{path}.max_ahead")
        return node

    def target(self, key, path, index):
        """Netto or gecorrigeerd; history is always certain."""
        if int(key[:4]) * 12 < self.first - 11 or index == 0:
            value = self.number(5, 300)
            corrected = self.chance(0.3)
        else:
            corrected = self.chance(0.3)
            value = self.value(5, 300, None if corrected else path,
                               since=self.first - 24)
        if not corrected:
            return value
        return {"corrected": value} | (
            {"source": "jr"} if self.chance(0.5) else {})

    def history(self, past):
        """Covers the past, then perhaps some of the horizon; and gaps."""
        begin = self.first - past
        reach = self.first + self.rng.choice((0, 0, 0, 1, 2, 5))
        keys = self.periods(begin, reach, crossing=self.chance(0.5))
        known = {key: self.number(0, 200) for key in keys}
        end = max([self.first] + [self.end_of(key) for key in keys])
        if self.chance(0.3):
            known[self.day(end + 1, end + 3)] = self.number(0, 9)
        if self.chance(0.2):
            known[month_key(end + 4)] = {"value": self.number(0, 30),
                                         "source": "jr"}
        return known

    @staticmethod
    def end_of(key):
        """The month after a period key of whole months."""
        year, part = int(key[:4]), key[5:]
        if not part:
            return 12 * year + 12
        if part[0] in "HQ":
            return 12 * year + int(part[1]) * (6 if part[0] == "H" else 3)
        return 12 * year + int(part)

    def channel(self, path):
        """A flow or a project."""
        node = self.label({})
        if self.chance(0.5):
            if self.chance(0.5):
                node["persons_per_month"] = self.value(
                    0, 30, f"{path}.persons_per_month", top=True)
            else:
                for key, low, high in (("homes_per_month", 0, 50),
                                       ("share", 0, 1),
                                       ("persons_per_home", 1, 3)):
                    node[key] = self.value(low, high, f"{path}.{key}")
            middle = self.rng.randrange(self.first, self.end)
            if self.chance(0.4):
                node["from"] = self.day(self.first - 3, middle + 1)
            if self.chance(0.4):
                node["until"] = self.day(middle + 1, self.end + 3)
            return node
        if self.chance(0.5):
            node["persons"] = self.value(0, 120, f"{path}.persons", once=True,
                                         top=True, since=self.first - 4)
        else:
            node["homes"] = self.value(0, 50, f"{path}.homes", once=True,
                                       top=True, since=self.first - 4)
            node["persons_per_home"] = self.value(
                1, 3, f"{path}.persons_per_home", once=True,
                since=self.first - 4)
        node["on"] = self.day(self.first - 3, self.end + 2)
        self.put(node, 0.5, "delay", 0, 12, f"{path}.delay", once=True)
        if self.chance(0.4):
            node["probability"] = self.probability(f"{path}.probability")
        if self.chance(0.5):
            node["over_months"] = self.rng.choice((1, 2, 3, 7, 12))
        return node

    # -- finance --

    def finance(self):
        """Lines of every driver, actuals, a reserve."""
        targets = {
            "reception": list(self.scenario.get("reception", {})),
            "housing": list(self.scenario.get("housing", {})),
            "population": [name for name, node in
                           self.scenario.get("reception", {}).items()
                           if "population" in node],
            "location": self.locations, "none": [None]}
        lines, kinds = {}, {}
        for i in range(self.rng.randint(1, 12)):
            per = self.rng.choice(list(LINE_TARGETS))
            where = [t for t in LINE_TARGETS[per] if targets[t]]
            if not where or per == "excess" and len(set(kinds.values())) < 2:
                continue
            where = self.rng.choice(where)
            name = self.name(f"l{i}")
            lines[name] = self.line(name, per, where, targets, kinds)
            if per != "excess":
                kinds[name] = "income" if "income" in lines[name] else "cost"
        node = {"lines": lines}
        if lines and self.chance(0.4):
            node["actuals"] = {name: self.actuals() for name in
                               self.rng.sample(list(lines), 1)}
        if self.chance(0.75):
            node["reserve"] = self.reserve()
        return node

    def line(self, name, per, where, targets, kinds):
        """One line."""
        path = f"finance.lines.{name}"
        kind = self.rng.choice(("income", "cost"))
        high = 1 if per == "excess" else self.rng.choice((50, 5000))
        node = self.label({kind: self.value(0, high, f"{path}.{kind}",
                                            top=True), "per": per})
        target = self.rng.choice(targets[where])
        if target:
            node["location" if where == "location" else "stream"] = target
        if per == "once":
            node["on"] = month_key(self.rng.randrange(self.first, self.end))
        if per in ("once", "opening") and self.chance(0.6):
            node["spread_months"] = self.rng.choice((1, 2, 5, 12, 40))
        if per == "excess":
            for key, wanted in (("costs", "cost"), ("incomes", "income")):
                cited = [n for n, k in kinds.items() if k == wanted]
                node[key] = self.rng.sample(
                    cited, self.rng.randint(1, len(cited)))
            self.put(node, 0.5, "above", 0.1, 1.3, f"{path}.above")
        self.put(node, 0.25, "lag_months", 0, 20, f"{path}.lag_months",
                 once=True)
        if self.chance(0.4):
            node["index"] = self.index(f"{path}.index")
        return node

    def index(self, path):
        """A value, or growth from a base year."""
        if self.chance(0.4):
            return self.value(0.7, 1.4, path)
        year = self.first // 12
        node = {"growth": self.value(-0.02, 0.08, f"{path}.growth",
                                     since=12 * (year - 2))}
        if self.chance(0.5):
            node["base"] = year + self.rng.choice((-2, -1, 0, 1, 3))
        return node

    def actuals(self):
        """Ledger figures: from before the horizon, or later, with gaps."""
        start = self.rng.randrange(self.first - 2, self.end)
        keys = self.periods(start, start + self.rng.randint(1, 12),
                            crossing=True)
        kept = [key for key in keys if self.chance(0.8)] or keys
        return {key: self.number(0, 90000) for key in kept}

    def reserve(self):
        """Either rule, known or unknown."""
        node = self.label({"rule": self.rng.choice(("equalise",
                                                    "authorised"))})
        node["opening"] = "unknown" if self.chance(0.35) else self.value(
            0, 500000, "finance.reserve.opening")
        for key in ("deposit_share", "withdraw_share"):
            self.put(node, 0.25, key, 0, 1, f"finance.reserve.{key}")
        planned = {}
        for year in range(self.first // 12, (self.end - 1) // 12 + 1):
            entry = {}
            if self.chance(0.3):
                continue
            for key in ("add", "withdraw", "withdraw_if_needed",
                        "cover_deficit"):
                self.put(entry, 0.4, key, 0, 400000,
                         f"finance.reserve.planned.{year}.{key}")
            if entry:
                planned[year] = entry
        if planned:
            node["planned"] = planned
        return node

    # -- the whole --

    def build(self):
        """The scenario, with only the sections that it needs."""
        rng = self.rng
        scenario = self.scenario = {
            "opgave": 1, "title": "Leiden, voorbeeld",
            "municipality": "Leiden"}
        if self.chance(0.7):
            scenario["language"] = rng.choice(("nl", "en"))
        scenario["horizon"] = {"start": month_key(self.first),
                               "end": month_key(self.end - 1)}
        scenario["simulation"] = {
            "replicates": rng.choice((50, 64, 100)),
            "seed": rng.randrange(10**6)}
        if self.chance(0.3):
            scenario["simulation"]["sampling"] = "random"
        scenario["sources"] = {"jr": "Jaarstukken 2024"}
        makers = {"reception": self.reception,
                  "housing": lambda: {name: self.housing_stream(name) for name
                                      in ("status-1", "oth_er")[
                                          :rng.randint(1, 2)]}}
        sections = rng.sample(list(makers), rng.choice((1, 2, 2)))
        for section in sections:
            scenario[section] = makers[section]()
        if self.chance(0.95):
            scenario["finance"] = self.finance()
        self.add_shared()
        return scenario

    def add_shared(self):
        """What the values that were made refer to."""
        if self.inputs:
            self.scenario["inputs"] = self.inputs
        if self.cases:
            self.scenario["cases"] = self.cases
        paths = self.rng.sample(self.correlatable,
                                min(3, len(self.correlatable)))
        if len(paths) > 1 and self.chance(0.6):
            self.scenario["correlations"] = [
                {"between": list(pair), "rho": self.rng.choice((-0.6, 0.5))}
                for pair in zip(paths, paths[1:])]


def generate(seed, stochastic=False):
    """The scenario of a seed, as a tree."""
    return Generator(seed, stochastic).build()


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--stochastic", action="store_true")
    args = parser.parse_args()
    sys.stdout.write(dump(generate(args.seed, args.stochastic)))


if __name__ == "__main__":
    main()
