"""Values of every form and distribution, inside a range."""
from generator.choices import Choices, key_starting_at, month_key

CONTINUOUS = ("pert", "triangular", "uniform", "normal")
SKEWED = ("lognormal", "gamma", "weibull")


class ValueMaker(Choices):
    """Makes values."""

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
        if path and not path.startswith("inputs."):
            rich.append(self._forecast)
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

    def _forecast(self, low, high, since, **_):
        """A history that reaches beyond all that is asked."""
        length = self.rng.choice((1, 3, 6, 12))
        number = since - since % length - length
        keys = []
        while number <= self.end + 14:
            keys.append(key_starting_at(number, length))
            number += length
        history = {key: self.number(low, high) for key in keys}
        node = {"history": history}
        if any(float(value) < 0 for value in history.values()):
            node["negative"] = "true"
        return {"forecast": node}

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
        usable = [made for made in self.reusable if made[3] <= since]
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
            self.reusable.append((name, low, high, since))
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
            for future in self.cases[name]
            if future not in ("kind", "label")}

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
        if once and self.chance(0.15):
            node["vary"] = self.rng.choice(("year", "month"))
            return node
        if not once and self.chance(0.4):
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
            "weibull": {"scale": middle,
                        "shape": self.rng.choice((0.8, 1, 2.5))},
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
