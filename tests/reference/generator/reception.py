"""Reception streams, their people and their locations."""
from generator.values import ValueMaker


class ReceptionMaker(ValueMaker):
    """Makes the section `reception`."""

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
