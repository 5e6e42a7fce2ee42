"""What opens when it is needed."""
from generator.choices import month_key
from lawbook.case import REPLICATES, locations_of, require_same_figures
from lawbook.whatif import edited


def a_location(case, tree):
    """(path, node) of one location that may be steered, or None."""
    places = [(f"reception.{stream}.locations.{name}", node)
              for stream, name, node in locations_of(tree)]
    return case.rng.choice(places) if places else None


def steered(tree, path, node, opens):
    """The tree with another opening, and no contract from a day."""
    node = {key: sub for key, sub in node.items() if key != "contract"}
    return edited(tree, path, node | {"opens": opens})


def never_needed(case):
    """With a threshold that is never met the location never opens."""
    found = a_location(case, case.uncertain)
    if not found:
        return False
    path, node = found
    stream = path.split(".")[1]
    options = ("--replicates", REPLICATES)
    never = steered(case.uncertain, path, node, {
        "when": f"{stream}.shortfall", "above": "100000000"})
    shut = steered(case.uncertain, path, node | {"probability": "0"},
                   case.uncertain["horizon"]["start"] + "-01")
    require_same_figures(case.run(never, options=options),
                         case.run(shut, options=options),
                         f"{path} never opens")
    return True


def always_needed(case):
    """With one that is always met it opens n months after the start."""
    found = a_location(case, case.uncertain)
    if not found:
        return False
    path, node = found
    stream = path.split(".")[1]
    months = case.rng.randint(1, 3)
    year, month = map(int, case.uncertain["horizon"]["start"].split("-"))
    if month_key(12 * year + month - 2 + months) \
            > case.uncertain["horizon"]["end"]:
        return False
    options = ("--replicates", REPLICATES)
    outs = [case.run(steered(case.uncertain, path, node, opens),
                     options=options)
            for opens in (
                {"when": f"{stream}.demand", "above": "-1",
                 "for_months": str(months)},
                month_key(12 * year + month - 1 + months) + "-01")]
    require_same_figures(*outs, f"{path} after {months} months")
    return True
