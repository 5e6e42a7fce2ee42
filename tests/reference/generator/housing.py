"""Housing streams: taakstelling, history, supply."""
from generator.choices import key_starting_at, month_key
from generator.values import ValueMaker


class HousingMaker(ValueMaker):
    """Makes the section `housing`."""

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
        low = -40 if self.chance(0.3) else 0
        known = {key: self.number(low, 200) for key in keys}
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
