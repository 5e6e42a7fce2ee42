"""Lines of every driver, actuals, a reserve."""
from generator.choices import month_key
from generator.values import ValueMaker

LINE_TARGETS = {
    "place_day": ("reception", "location"),
    "contract_place_day": ("reception", "location"),
    "contract_month": ("reception", "location"),
    "occupied_day": ("reception", "location"),
    "shortfall_day": ("reception",),
    "unplaced_day": ("reception",),
    "person_housed": ("housing",),
    "backlog_person": ("housing",),
    "private_host_month": ("population",),
    "month": ("reception", "location", "housing", "none"),
    "opening": ("reception", "location"),
    "closing": ("reception", "location"),
    "year": ("reception", "housing", "none"),
    "once": ("reception", "location", "housing", "none"),
    "excess": ("reception", "housing", "none"),
}


class FinanceMaker(ValueMaker):
    """Makes the section `finance`."""

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
        low = -20000 if self.chance(0.3) else 0
        return {key: self.number(low, 90000) for key in kept}

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
