"""What a what-if may change of a scenario, and within which bounds."""
from collections import namedtuple

from reading.kinds import kind_of
from reading.periods import month_of, span

Spot = namedtuple("Spot", "path rule node")
Spot.__doc__ = """A place that may be changed, and how:

any      times and plus, upwards and downwards
up       only upwards         down     only downwards, by times
months   any, in months       euros    any, in euros
little   times near 1         rate     a little upwards
earlier, later, anywhere      a date
chance   a probability of a scenario without uncertainty: times 0
`node` is what stands there, None when the default counts."""
FLOWS = ("persons_per_month", "homes_per_month", "persons_per_home",
         "persons", "homes")
RATES = ("departure_rate", "to_municipal", "private_attrition_rate")
PLANNED = ("add", "withdraw", "withdraw_if_needed", "cover_deficit")


class Spots:
    """All places of a scenario (a flat tree of text)."""

    def __init__(self, scenario, stochastic):
        self.chance = "down" if stochastic else "chance"
        self.spots = []
        self.months = [month_of(span(scenario["horizon"][end]).first)
                       for end in ("start", "end")]
        for name, node in scenario.get("reception", {}).items():
            self._reception(f"reception.{name}", node)
        for name, node in scenario.get("housing", {}).items():
            self._housing(f"housing.{name}", node)
        finance = scenario.get("finance", {})
        for name, node in finance.get("lines", {}).items():
            self._line(f"finance.lines.{name}", node)
        if "reserve" in finance:
            self._reserve("finance.reserve", finance["reserve"])
        for name, node in scenario.get("inputs", {}).items():
            self.spots.append(Spot(f"inputs.{name}", "little", node))

    def _put(self, path, parent, rules, absent=()):
        for key, rule in rules.items():
            if key in parent or key in absent:
                self.spots.append(Spot(f"{path}.{key}", rule,
                                       parent.get(key)))

    def _reception(self, path, node):
        groups = "subgroups" in node
        people = node.get("population", {})
        self._put(path, node, {"obligation": "up" if groups else "any",
                               "occupancy": "down"},
                  () if people else ("occupancy",))
        for name, sub in node.get("subgroups", {}).items():
            self._put(f"{path}.subgroups.{name}", sub,
                      {"obligation": "down"})
        self._put(f"{path}.population", people,
                  {key: "down" if key in RATES else "any" for key in people})
        for name, sub in node["locations"].items():
            self._location(f"{path}.locations.{name}", sub)

    def _location(self, path, node):
        steered = "opens" in node and not is_day(node["opens"])
        ends = "until" in node or "term_months" in node
        absent = ["probability"]
        absent += ["delay"] if "opens" in node else []
        absent += ["extension"] if ends else []
        rules = {"places": "up" if "of_which" in node else "any",
                 "delay": "months", "extension": "months",
                 "term_months": "months", "until": "later",
                 "probability": self.chance}
        if not steered:
            rules["opens"] = "earlier"
        self._put(path, node, rules, absent)
        self._put(f"{path}.contract", node.get("contract", {}),
                  {"from": "earlier", "until": "later"})

    def _housing(self, path, node):
        self._put(path, node, {"taakstelling": "any",
                               "opening_backlog": "any", "max_ahead": "any"})
        for key, sub in node["taakstelling"].items():
            if span(key).first >= span(self._first()).first:
                self.spots.append(Spot(f"{path}.taakstelling.{key}", "any",
                                       sub))
        for name, sub in node.get("supply", {}).items():
            rules = dict.fromkeys(FLOWS, "any") | {
                "share": "down", "from": "earlier", "until": "later"}
            absent = ["share"] if "homes_per_month" in sub else []
            if "on" in sub:
                rules |= {"delay": "months", "probability": self.chance}
                absent = ["delay", "probability"]
                if is_day(sub["on"]):
                    rules["on"] = "later"
            self._put(f"{path}.supply.{name}", sub, rules, absent)

    def _first(self):
        return f"{self.months[0] // 12}-{self.months[0] % 12 + 1:02d}"

    def _line(self, path, node):
        self._put(path, node, {"income": "any", "cost": "any",
                               "lag_months": "months", "above": "little",
                               "on": "anywhere"}, ("lag_months",))
        index = node.get("index", {})
        if kind_of(index, "index") == ("growth",):
            self._put(f"{path}.index", index, {"growth": "rate"})
        elif index:
            self._put(path, node, {"index": "little"})

    def _reserve(self, path, node):
        self._put(path, node, {"deposit_share": "down",
                               "withdraw_share": "down"})
        if node["opening"] != "unknown":
            self._put(path, node, {"opening": "euros"})
        for year in range(self.months[0] // 12, self.months[1] // 12 + 1):
            self._put(f"{path}.planned.{year}",
                      node.get("planned", {}).get(str(year), {}),
                      dict.fromkeys(PLANNED, "euros"), PLANNED)


def is_day(node):
    """A day, with or without grounds; or steering?"""
    return isinstance(node, str) or "value" in node
