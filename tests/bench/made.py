"""A scenario of any size for the benchmark: one stream of places, its money and a reserve."""


def pert(low, likely, high, **more):
    return {"low": low, "likely": likely, "high": high, **more}


def location(i, locations, months):
    """Opens somewhere in the first half of the horizon, a little late."""
    start = i * months // (2 * locations)
    return {"places": 100, "opens": f"{2025 + start // 12}-{start % 12 + 1:02}-01",
            "delay": pert(0, 1 + i % 4, 12)}


def line(i, locations, own_prices):
    """The income and the cost of the locations in turn: a norm that is the same for all, and a
    price level to which each has its own ratio; or a price of their own."""
    price = {"income" if i % 2 else "cost": pert(30, 42, 65)} if own_prices else \
        {"income": {"input": "norm"}} if i % 2 else \
        {"cost": {"input": "price", "times": 0.8 + 0.1 * (i // 2 % 5)}}
    return {**price, "per": "place_day", "location": f"location_{i // 2 % locations}",
            "index": {"growth": {"input": "growth"}}}


def scenario(months=60, locations=5, lines=10, own_prices=False):
    """As a tree; the uncertainty of its money is mostly `vary: run`."""
    end = 2025 * 12 + months - 1
    return {
        "opgave": 1, "title": "Made for the benchmark", "language": "en",
        "horizon": {"start": "2025-01", "end": f"{end // 12}-{end % 12 + 1:02}"},
        "inputs": {"growth": pert(0.015, 0.025, 0.04), "norm": pert(38, 44, 52),
                   "price": pert(30, 42, 65)},
        "reception": {"made": {
            "obligation": pert(80 * locations, 95 * locations, 120 * locations),
            "occupancy": pert(0.8, 0.9, 1, vary="month", persistence=0.5),
            "locations": {f"location_{i}": location(i, locations, months)
                          for i in range(locations)}}},
        "finance": {
            "lines": {"care": {"cost": pert(1, 2, 4), "per": "occupied_day", "stream": "made"},
                      **{f"line_{i}": line(i, locations, own_prices) for i in range(lines - 1)}},
            "reserve": {"opening": "unknown", "rule": "equalise"}}}


# What a scenario can list, and how much of it.
STARTS = {**{name: (125, 250, 500, 1000) for name in (
    "reception streams", "housing streams", "locations", "lines", "inputs", "groups of cases")},
    "values of a list": (4096, 16384, 65536)}


def named(count, make):
    return {f"x{i}": make(i) for i in range(count)}


def start(name, size):
    """A scenario of half a year that lists `size` of what `name` says."""
    def lines(make):
        return {"finance": {"lines": named(size, lambda i: {"cost": make(i), "per": "month"})}}
    body = {
        "reception streams": lambda: {"reception": named(size, lambda i: {
            "obligation": 100, "locations": {f"here{i}": {"places": 50}}})},
        "housing streams": lambda: {"housing": named(size, lambda i: {
            "taakstelling": {"2026-H1": 10 + i % 50}, "opening_backlog": i % 7,
            "supply": {"flow": {"persons_per_month": 1.5}}})},
        "locations": lambda: {"reception": {"made": {"obligation": 100, "locations": named(
            size, lambda i: {"places": 1 + i % 9})}}},
        "lines": lambda: lines(lambda i: 1 + i % 9),
        "inputs": lambda: {"inputs": named(size, lambda i: {
            "dist": "uniform", "low": 0, "high": i + 1}), **lines(lambda i: {"input": f"x{i}"})},
        "groups of cases": lambda: {"cases": named(size, lambda i: {"a": 0.5, "b": 0.5}),
                                    **lines(lambda i: {"case": f"x{i}", "a": 1, "b": 2})},
        "values of a list": lambda: {"reception": {"made": {"obligation": {
            "dist": "empirical", "values": [(7919 * i % 10007) / 100 for i in range(size)],
            "vary": "month"}, "locations": {"here": {"places": 50}}}}}}[name]()
    return {"opgave": 1, "title": "Made for the benchmark", "language": "en",
            "horizon": {"start": "2026-01", "end": "2026-06"}, **body}
