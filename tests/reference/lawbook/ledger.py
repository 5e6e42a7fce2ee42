"""What is observed keeps the futures that fit, and no others."""
import json
import math
import os

from lawbook.case import (REPLICATES, lines_of, require, require_same_bytes)
from scenario_text import read_rows

TRIES, KEPT = 3000, 150


def columns(case, tree, metrics, options):
    """({metric: figures}, folder of results); empty is NaN."""
    out = case.run(tree, metrics=metrics, options=options)
    rows = read_rows(os.path.join(out, "values.csv"))
    return {name: [float(cell or "nan") for cell in column] for name, column
            in zip(rows[0][1:], list(zip(*rows[1:]))[1:])}, out


def metrics_json(out):
    """metrics.json."""
    with open(os.path.join(out, "metrics.json"), encoding="utf-8") as handle:
        return json.load(handle)


def without_ledger(tree):
    """The scenario without what a blind run leaves out."""
    finance = {key: node for key, node in tree.get("finance", {}).items()
               if key != "actuals"}
    streams = {name: {key: node for key, node in stream.items()
                      if key != "realised" or "opening_backlog" not in stream}
               for name, stream in tree.get("housing", {}).items()}
    return tree | {key: node for key, node in
                   (("finance", finance), ("housing", streams))
                   if key in tree}


def something_to_observe(case, tree):
    """(series, period) of a series that can be observed, or None."""
    out = case.run(tree, options=("--replicates", 2))
    first, end = tree["horizon"]["start"], tree["horizon"]["end"]
    spots = []
    for name, period, mean, *_ in read_rows(
            os.path.join(out, "series.csv"))[1:]:
        whole = len(period) != 4 or (f"{period}-01" >= first
                                     and f"{period}-12" <= end)
        if whole and mean and not name.endswith(".percentage"):
            spots.append((name, period))
    return case.rng.choice(spots) if spots else None


def observation(series, period, figures, looseness):
    """`observed` for a figure of which these are the futures."""
    middle = sorted(figures)[len(figures) // 2]
    spread = max(abs(figure - middle) for figure in figures) or 1.0
    return {"of": series, "period": period, "is": f"{middle:.9f}",
            "sd": f"{spread * looseness:.9f}"}


def blind_tree(case):
    """(scenario without a ledger, series, period) or None."""
    tree = without_ledger(case.uncertain)
    if any("realised" in stream for stream in
           tree.get("housing", {}).values()):
        return None
    spot = something_to_observe(case, tree)
    return (tree, *spot) if spot else None


def kept_by_fit(case):
    """Of the tries, those are kept that fit: as many as they should be."""
    found = blind_tree(case)
    if not found:
        return False
    tree, series, period = found
    metric = f"{series}@{period}"
    others = [f"line.{name}.sum" for name in lines_of(tree)]
    plain, _ = columns(case, tree, [metric, *others],
                       ("--replicates", TRIES))
    known = observation(series, period, plain[metric],
                        case.rng.choice((0.1, 0.3, 1)))
    kept, out = columns(case, tree | {"observed": {"o": known}},
                        [metric, *others], ("--replicates", KEPT))
    told = metrics_json(out)["observed"]
    require(told["kept"] == KEPT == len(kept[metric]), f"kept {told}")
    if told["tries"] > TRIES:
        return False
    fits = [math.exp(-0.5 * ((figure - float(known["is"]))
                             / float(known["sd"])) ** 2)
            for figure in plain[metric][:told["tries"]]]
    error = math.sqrt(sum(fit * (1 - fit) for fit in fits))
    require(abs(KEPT - sum(fits)) <= 5 * error + 1,
            f"{KEPT} kept, {sum(fits):.1f} expected ({error:.1f})")
    tries = iter(zip(*plain.values()))
    for row in zip(*kept.values()):
        require(any(str(row) == str(other) for other in tries),
                "a future that was not tried, or not in order")
    return True


def known_nothing(case):
    """An observation without information changes no byte."""
    spot = something_to_observe(case, case.uncertain)
    if not spot:
        return False
    known = {"of": spot[0], "period": spot[1], "is": "0",
             "sd": "1" + "0" * 20}
    options = ("--replicates", REPLICATES)
    out = case.run(case.uncertain | {"observed": {"o": known}},
                   options=options)
    require_same_bytes(case.run(case.uncertain, options=options), out,
                       "an observation without information")
    told = metrics_json(out)["observed"]
    require(told["tries"] == told["kept"] == REPLICATES, str(told))
    return True


def observed_tree(case):
    """An uncertain scenario with an observation that selects, or None."""
    spot = something_to_observe(case, case.uncertain)
    if not spot:
        return None
    metric = "@".join(spot)
    tree = case.uncertain
    figures, _ = columns(case, tree, [metric], ("--replicates", 100))
    known = observation(*spot, figures[metric], 2)
    return tree | {"observed": {"o": known}}


def first_kept(case):
    """The first K kept of a longer run are those of the run of K."""
    tree = observed_tree(case)
    if not tree:
        return False
    metrics = [f"line.{name}.sum" for name in lines_of(tree)] + ["result.sum"]
    runs = []
    for count in (60, REPLICATES):
        run = case.run_file(case.write(tree), metrics=metrics,
                            options=("--replicates", count))
        if run.status:
            return False  # a median of the run with a ledger may not fit
        runs.append(read_rows(os.path.join(run.out, "values.csv")))
    require(runs[1][:61] == runs[0], "values.csv is not a prefix")
    return True


def kept_at_any_threads(case):
    """1, 2 and 7 threads keep the same ones."""
    tree = observed_tree(case)
    if not tree:
        return False
    outs = []
    for threads in (1, 2, 7):
        run = case.run_file(case.write(tree), options=(
            "--replicates", REPLICATES, "--threads", threads))
        if run.status:
            return False
        outs.append(run.out)
    for out in outs[1:]:
        require_same_bytes(outs[0], out, "threads")
    return True


def case_for_certain(case):
    """With --case the futures that had drawn it are as they were."""
    tree, groups = case.uncertain, case.uncertain.get("cases", {})
    if not groups:
        return False
    group = case.rng.choice(list(groups))
    names = [name for name in groups[group] if name not in ("kind", "label")]
    tree = with_indicator(tree, group, names)
    metrics = ["zzz.obligation.max", "result.sum"] + [
        f"line.{name}.sum" for name in lines_of(tree)]
    plain, _ = columns(case, tree, metrics, ("--replicates", REPLICATES))
    for i, name in enumerate(names):
        certain, _ = columns(case, tree, metrics, (
            "--replicates", REPLICATES, "--set", f"case:{group}={name}"))
        for before, after in zip(zip(*plain.values()),
                                 zip(*certain.values())):
            require(after[0] == i + 1, f"{group}={name}: another case holds")
            require(before[0] != i + 1 or str(before) == str(after),
                    f"{group}={name}: {before} has become {after}")
    return True


def with_indicator(tree, group, names):
    """A stream more, whose obligation tells the case that was drawn."""
    told = {"case": group} | {name: str(i + 1)
                              for i, name in enumerate(names)}
    return tree | {"reception": tree.get("reception", {})
                   | {"zzz": {"obligation": told}}}
