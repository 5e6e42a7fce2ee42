"""What opens when it is needed, days with grounds, and keys that only tell."""
from generator.choices import Choices

DAY_KEYS = ("opens", "until", "from", "on")
STREAM_FIGURES = {"shortfall": 200, "surplus": 200, "unplaced": 200,
                  "obligation": 500, "capacity": 300, "demand": 500,
                  "occupied": 300}


class SecondRoundMaker(Choices):
    """Adds to a scenario whose sections are made."""

    def second_round(self):
        """What later keys of the scenario page make possible."""
        figures = self.steering_figures()
        for stream in self.scenario.get("reception", {}).values():
            if self.chance(0.1):
                stream["ignore_below"] = self.number(0, 9)
            for node in stream["locations"].values():
                if self.chance(0.2):
                    self.steer_location(node, figures)
        for stream in self.scenario.get("housing", {}).values():
            for node in stream.get("supply", {}).values():
                if "on" in node and self.chance(0.3):
                    node["on"] = self.need(figures)
        for group in self.cases.values():
            if self.chance(0.3):
                group["kind"] = self.rng.choice(("future", "unknown"))
                self.label(group)
        finance = self.scenario.get("finance", {})
        for node in finance.get("lines", {}).values():
            if self.chance(0.1):
                node["code"] = "6.2"
            if self.chance(0.1):
                node["incidental"] = "true"
        if "reserve" in finance and self.chance(0.3):
            finance["reserve"]["certainty"] = self.rng.choice((0.85, 0.9))
        for section in ("reception", "housing"):
            self.ground_days(self.scenario.get(section, {}))

    def steering_figures(self):
        """(series, a figure that it may reach) of every monthly series."""
        figures = []
        for name, node in self.scenario.get("reception", {}).items():
            figures += [(f"{name}.{key}", high)
                        for key, high in STREAM_FIGURES.items()]
            figures += [(f"{name}.shortfall", 200)] * 3
            if "population" in node:
                figures.append((f"{name}.private", 200))
            for group in node.get("subgroups", {}):
                figures += [(f"{name}.{group}.{key}", 45) for key in
                            ("obligation", "capacity", "shortfall")]
        for name in self.scenario.get("housing", {}):
            figures += [(f"{name}.backlog", 200)] * 3
        return figures

    def need(self, figures):
        """`{when: SERIES, above: x, for_months: n, from: DAY}`."""
        series, high = self.rng.choice(figures)
        limit = self.rng.choice((0, self.number(0, high),
                                 self.number(0, high), 1_000_000))
        node = {"when": series,
                self.rng.choice(("above", "above", "below")): limit}
        if self.chance(0.6):
            node["for_months"] = self.rng.choice((1, 2, 3, 5))
        if self.chance(0.4):
            node["from"] = self.day(self.first - 2, self.end)
        return node

    def steer_location(self, node, figures):
        """Its contract may not state from when."""
        if "of_which" in node and self.chance(0.5):
            return
        node["opens"] = self.need(figures)
        if "from" in node.get("contract", {}):
            del node["contract"]["from"]
            if not node["contract"]:
                del node["contract"]

    def ground_days(self, node):
        """Now and then a day carries its grounds."""
        for key, sub in node.items():
            if isinstance(sub, dict):
                self.ground_days(sub)
            elif key in DAY_KEYS and self.chance(0.08):
                node[key] = {"value": sub, "source": "jr"}
