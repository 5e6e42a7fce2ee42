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
