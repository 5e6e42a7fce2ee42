"""Section 3: reception streams."""
from reading.locations import Location, Population
from reading.periods import month_of

TIED = 1e-9


class Reception:
    """One reception stream: obligation, sub-groups, locations, people."""

    def __init__(self, name, node, values, first_day):
        path = f"reception.{name}"
        self.name = name
        self.obligation = values.stock(values.compile(
            node["obligation"], f"{path}.obligation"))
        self.groups = {
            group: values.stock(values.compile(
                sub["obligation"], f"{path}.subgroups.{group}.obligation"))
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
        self.capacity = sum(row.places for row in located.values())
        self.days_of = {name: row.place_days for name, row in located.items()}
        self.group_capacity = {
            group: sum(row.apart.get(group, 0.0) for row in located.values())
            for group in group_obligations}

    def place_days(self):
        """Of all locations, flexible ones with what was split to it."""
        return sum(self.days_of.values())

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
    lacking = {name: streams[name].general_shortfall()
               for name in location.serves}
    left = row.places
    given = {}
    while len(given) < len(location.serves):
        name = next_served(location, lacking, given)
        given[name] = min(left, lacking[name])
        left -= given[name]
    given[location.idle_to] += left
    for name in location.serves:
        if row.places > 0:
            share = given[name] / row.places
        else:
            share = float(name == location.idle_to)
        streams[name].capacity += given[name]
        streams[name].days_of[location.name] = share * row.place_days


def next_served(location, lacking, given):
    """The stream that lacks most of those left; ties in listed order."""
    left = [name for name in location.serves if name not in given]
    if location.by_order:
        return left[0]
    most = max(lacking[name] for name in left)
    return next(name for name in left if lacking[name] >= most - TIED)


class ReceptionRun:
    """Section 3 for one replicate: series, and the drivers of section 5."""

    def __init__(self, model, r, planned):
        self.months = model.months
        self.series = {}
        self.drivers = {}
        self.stays = {
            loc.name: loc.stay(r, planned.get(f"location.{loc.name}"))
            for loc in model.locations}
        self.rows = {loc.name: [loc.month(r, self.stays[loc.name], month)
                                for month in model.months]
                     for loc in model.locations}
        self.under = {s.name: [loc.name for loc in s.locations]
                      for s in model.reception}
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
                {loc.name: self.rows[loc.name][t] for loc in s.locations
                 if not loc.serves})
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
        place_days = state.place_days()
        occupied_days = min(place_days, m * month.days)
        drivers = {
            "place_day": place_days, "occupied_day": occupied_days,
            "shortfall_day": state.shortfall() * month.days,
            "unplaced_day": unplaced * month.days,
            "private_host_month": h}
        for key, value in drivers.items():
            self.drivers.setdefault((name, key), []).append(value)
        for location in self.under[name]:
            days = state.days_of.get(location, 0.0)
            self.drivers.setdefault((location, "occupied_day"), []).append(
                occupied_days * days / place_days if place_days else 0.0)

    def event(self, name, per):
        """t of a location's first day or last day available, or None."""
        stay = self.stays[name]
        if not stay.opened:
            return None
        day = stay.opening if per == "opening" else stay.closing - 1
        if not self.months[0].first <= day <= self.months[-1].last:
            return None
        return month_of(day) - self.months[0].number
