"""More of one thing."""
import math

from lawbook.case import REPLICATES, locations_of, require


def later_with_delay(case):
    """A longer delay never opens a location earlier.

    A term moves with the opening, so that one which is over before the
    horizon when it opens in time may show only with a delay: left out.
    """
    dated = [(stream, name) for stream, name, node
             in locations_of(case.certain)
             if "opens" in node and node.get("probability") != "0"
             and "term_months" not in node]
    if not dated:
        return False
    stream, name = case.rng.choice(dated)
    path = f"reception.{stream}.locations.{name}.delay"
    delays = sorted(round(case.rng.uniform(0, 15), 2) for _ in range(3))
    opened = []
    for delay in delays:
        places = case.series(case.certain, [(path, delay)])[
            f"location.{name}.places"]
        opened.append(next((i for i, k in enumerate(places.values())
                            if k > 0), math.inf))
    require(opened == sorted(opened),
            f"{name} opens in months {opened} with delays {delays}")
    return True


def more_with_probability(case):
    """More probability never lowers a location's mean places."""
    places = locations_of(case.uncertain)
    if not places:
        return False
    stream, name, _ = case.rng.choice(places)
    path = f"reception.{stream}.locations.{name}.probability"
    streams = list(case.uncertain["reception"])
    before = None
    for probability in (0, 0.3, 0.8, 1):
        series = case.series(case.uncertain, [(path, probability)],
                             ("--replicates", REPLICATES))
        now = list(series[f"location.{name}.places"].values()) + [
            sum(series[f"{s}.capacity"][period] for s in streams)
            for period in series[f"{streams[0]}.capacity"]]
        if before:
            require(all(two >= one - 1e-9 * max(1, one)
                        for one, two in zip(before, now)),
                    f"{name}: probability {probability} lowers capacity")
        before = now
    return True
