"""Observations that enough of a scenario's futures fit."""
import math
import tempfile

import bundle
from reading.draws import Draws
from reading.metrics import is_flow
from reading.model import Model
from reading.observed import Observation

TRIALS = 40
LEAST_KEPT = 0.2


def observe(tree, rng, stochastic):
    """Adds `observed` to a bundle."""
    with tempfile.TemporaryDirectory() as folder:
        scenario = bundle.read(tree, folder)
        count = TRIALS if stochastic else 1
        model = Model(scenario, folder, Draws(
            1, count, scenario.get("correlations", [])), True)
        futures = [model.replicate(r) for r in range(count)]
    nodes = {}
    for i in range(rng.choice((1, 1, 2))):
        name = rng.choice(list(futures[0].series))
        key = period_for(name, model, rng)
        if key is None:
            continue
        node = {"of": name, "period": key, "is": "0", "sd": "1"}
        one = Observation(node, model)
        figures = [one.figure(future) for future in futures]
        if all(map(math.isfinite, figures)):
            nodes[f"o{i}"] = node | choose(figures, rng) | (
                {"source": "jr"} if rng.random() < 0.5 else {})
    if nodes:
        tree["observed"] = nodes


def choose(figures, rng):
    """What is known: near the middle, and as loose as it must be."""
    ordered = sorted(figures)
    known = round(ordered[len(ordered) // 2], 2)
    spread = max(max(abs(x - known) for x in ordered) / 2, 0.01)
    known += round(rng.choice((0, 0, 0.7, -0.7)) * spread, 2)
    sd = spread * rng.choice((0.2, 0.4, 0.8, 1e9))
    while sum(math.exp(-0.5 * ((x - known) / sd) ** 2) for x in figures) \
            < LEAST_KEPT * len(figures):
        sd *= 2
    return {"is": f"{known:.2f}", "sd": f"{sd:.6f}"}


def period_for(name, model, rng):
    """A key for which a series can be observed, or None."""
    first, end = model.months[0].number, model.months[-1].number + 1
    last = name.rpartition(".")[2]
    if name.startswith("reserve.") or last in (
            "taakstelling", "corrected", "realised", "percentage"):
        whole = [period for period in model.periods(name)
                 if model.months[0].first <= period.first
                 and period.last <= model.months[-1].last]
        return rng.choice(whole).key if whole and last != "percentage" \
            else None
    number = rng.randrange(first, end)
    month = model.months[number - first]
    if not is_flow(name):
        return month.key
    year, place = divmod(number, 12)
    spans = [(month.key, number, number + 1),
             (f"{year}-Q{place // 3 + 1}", number - place % 3,
              number - place % 3 + 3),
             (f"{year}-H{place // 6 + 1}", number - place % 6,
              number - place % 6 + 6),
             (f"{year}", number - place, number - place + 12)]
    return rng.choice([key for key, begin, stop in spans
                       if first <= begin and stop <= end])
