"""What-ifs: files that extend a scenario and change it, and `--set`."""
from bundle import flat
from generator.changeable import Spots
from generator.values import ValueMaker
from reading.kinds import bare, kind_of, merge
from reading.periods import span

DATES = ("earlier", "later", "anywhere")
RANGES = {"obligation": (0, 500), "places": (40, 200), "delay": (0, 9),
          "extension": (0, 12), "term_months": (0.5, 40),
          "income": (0, 50), "cost": (0, 50), "opening_backlog": (-60, 90),
          "persons_per_month": (0, 30), "persons": (0, 120),
          "lag_months": (0, 20), "opening": (0, 500000)}
ONCE = ("places", "delay", "extension", "term_months", "persons",
        "lag_months", "opening_backlog", "opening")


class WhatIfMaker(ValueMaker):
    """Lays what-ifs over a scenario."""

    def what_ifs(self, base):
        """The bundle: the scenario, or what-ifs on top of it."""
        self.add_levers(base)
        tree, plain = base, base
        for _ in range(self.rng.choice((0, 0, 1, 1, 2)) * self.second):
            tree, plain = self.what_if(tree, plain)
        if self.chance(0.35):
            sets = [self.setting(plain) for _ in range(
                self.rng.randint(1, 3))]
            tree = tree | {"--set": [text for text in sets if text]}
        if plain.get("cases") and self.chance(0.2):
            group = self.rng.choice(list(plain["cases"]))
            names = [name for name in plain["cases"][group]
                     if name not in ("kind", "label")]
            tree = tree | {"--case": [f"{group}={self.rng.choice(names)}"]}
        return tree

    def what_if(self, tree, plain):
        """(bundle, what it says without its changes) of one file more."""
        child = {"opgave": "1", "extends": tree}
        known = set(self.inputs), set(self.cases)
        restated = {}
        for spot in self.some(plain, 3):
            node = self.restated(spot, plain)
            if node is not None:
                put(restated, spot.path.split("."), node)
        child |= restated
        for key, made, before in (("inputs", self.inputs, known[0]),
                                  ("cases", self.cases, known[1])):
            new = {name: node for name, node in made.items()
                   if name not in before}
            if new:
                child[key] = child.get(key, {}) | new
        child = flat({key: node for key, node in child.items()
                      if key != "extends"}) | {"extends": tree}
        plain = merge(plain, {key: node for key, node in child.items()
                              if key != "extends"})
        changes = {spot.path: self.change(spot)
                   for spot in self.some(plain, 4)}
        if changes:
            child["change"] = flat(changes)
        return child, plain

    def some(self, plain, most):
        """A few places to touch, none of them twice or inside another."""
        spots = Spots(plain, self.stochastic).spots
        chosen = []
        for spot in self.rng.sample(spots, min(len(spots),
                                               self.rng.randint(0, most))):
            if not any(f"{one.path}.".startswith(f"{spot.path}.")
                       or f"{spot.path}.".startswith(f"{one.path}.")
                       for one in chosen):
                chosen.append(spot)
        return chosen

    def change(self, spot):
        """What `change` says of a place."""
        rule = spot.rule
        if rule in DATES:
            months = self.rng.randint(1, 9)
            if rule == "earlier" or rule == "anywhere" and self.chance(0.5):
                months = -months
            return {"plus": f"{months}m"}
        times = self.rng.choice({"up": (1.25, 2), "down": (0, 0.5, 0.8),
                                 "little": (0.9, 0.95), "rate": (0.5,),
                                 "chance": (0,)}.get(
                                     rule, (0.5, 0.8, 1.1, 2)))
        plus = {"up": 10, "any": 7.5, "months": self.rng.choice((0.5, 1, 6)),
                "euros": 1000, "rate": 0.01}.get(rule)
        if plus is None or self.chance(0.4):
            return {"times": times}
        if self.chance(0.5):
            return {"plus": plus}
        return {"times": times, "plus": plus}

    def restated(self, spot, plain):
        """Another value for a place, a part of one, or None."""
        correlated = {path for pair in plain.get("correlations", [])
                      for path in pair["between"]}
        if any(path.startswith(spot.path) for path in correlated) \
                or spot.node is None or spot.rule == "little":
            return None
        part = self.part(bare(spot.node), spot)
        if part is not None and self.chance(0.5):
            return part
        key = spot.path.split(".")[-1]
        if ".taakstelling." in spot.path:
            return self.number(5, 300) if self.chance(0.7) \
                else {"corrected": self.number(5, 300)}
        if key not in RANGES or ".subgroups." in spot.path \
                or spot.rule == "down":
            return None
        low, high = RANGES[key]
        low = max(low, 100) if spot.rule == "up" and key == "obligation" \
            else low
        value = flat({"v": self.value(
            low, high, None, once=key in ONCE, since=self.first - 4
            if key == "persons" else self.first)})["v"]
        return None if collide(spot.node, value) else value

    def part(self, node, spot):
        """A part of a value, such as {high: 18}; or None."""
        kind = kind_of(node, "")
        if kind is None or spot.rule not in ("any", "months", "euros"):
            return None
        if kind[0] == "distribution" and not self.stochastic:
            return None  # a point that would begin to vary
        if kind[0] == "distribution" and "high" in node:
            return {"high": round(float(node["high"]) * 1.1 + 1, 4)}
        if kind == ("distribution", "normal", ("mean", "sd")):
            return {"sd": round(float(node["sd"]) / 2 + 0.001, 4)}
        if kind[0] == "case":
            name = self.rng.choice([key for key in node if key != "case"])
            return {name: self.number(0, 9)}
        if kind == ("schedule",) and not spot.path.endswith("taakstelling"):
            entry = {self.rng.choice(list(node)): str(self.number(0, 9))}
            return None if collide(spot.node, entry) else entry
        return None

    def add_levers(self, base):
        """Names for a few places."""
        spots = [spot for spot in self.some(base, 2)
                 if spot.rule not in DATES and spot.node is not None
                 and spot.rule != "chance"]
        if spots and self.chance(0.5):
            base["levers"] = flat({
                f"lever{i}": {"label": "Wat als?", "set": spot.path,
                              "low": 0, "high": 1}
                for i, spot in enumerate(spots)})

    def setting(self, plain):
        """What may follow --set, or None."""
        spots = self.some(plain, 4)
        if not spots:
            return None
        spot = spots[0]
        names = {lever["set"]: name for name, lever
                 in plain.get("levers", {}).items()}
        path = names.get(spot.path, spot.path)
        key = spot.path.split(".")[-1]
        if spot.rule not in DATES and key in RANGES and spot.node is not None \
                and spot.rule != "up" and self.chance(0.4):
            return f"{path}={self.number(*RANGES[key])}"
        if not self.second:
            return None
        change = self.change(spot)
        if "plus" in change:
            return f"{path}+={change['plus']}"
        return f"{path}*={change['times']}"


def put(tree, keys, node):
    """Sets a node under a path of maps."""
    for key in keys[:-1]:
        tree = tree.setdefault(key, {})
    tree[keys[-1]] = node


def collide(under, over):
    """Would two keys of the merged schedule start on one day?"""
    nodes = [bare(node) for node in (under, over)]
    if any(kind_of(node, "") != ("schedule",) for node in nodes):
        return False
    starts = [span(key).first for key in {*nodes[0], *nodes[1]}]
    return len(set(starts)) < len(starts)
