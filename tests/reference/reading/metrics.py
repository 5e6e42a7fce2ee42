"""Section 6: which figures of a series a period key means."""
from reading.periods import ScenarioError, span

OWN_PERIODS_ONLY = ("percentage", "corrected")
FLOWS = ("housed", "taakstelling", "realised", "income", "cost", "result",
         "added", "to_result", "withdrawn", "uncovered")


def is_flow(name):
    """Are periods of the series added, or is the last one taken?"""
    return name.rpartition(".")[2] in FLOWS or name.startswith("line.")


def columns_of(name, key, periods):
    """The places of the figures that `SERIES@KEY` adds up."""
    wanted = span(key)
    for i, period in enumerate(periods):
        if period.key == key:
            return [i]
    if name.rpartition(".")[2] in OWN_PERIODS_ONLY:
        raise ScenarioError(f"{name} exists at its own periods only")
    if is_flow(name):
        inside = [i for i, p in enumerate(periods)
                  if wanted.first <= p.first and p.last <= wanted.last]
        days = sum(periods[i].last - periods[i].first + 1 for i in inside)
        if days == wanted.last - wanted.first + 1:
            return inside
        raise ScenarioError(f"{name} cannot be asked at {key}")
    is_day = wanted.first == wanted.last
    for i, period in enumerate(periods):
        if period.last == wanted.last \
                and (is_day or wanted.first <= period.first):
            return [i]
    raise ScenarioError(f"{name} cannot be asked at {key}")
