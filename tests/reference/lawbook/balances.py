"""What adds up: places, people, euros, arrears."""
from lawbook.case import (lines_of, locations_of, owner_of, require,
                          require_equal)


def places_balance(case):
    """Every place is in one stream; people are placed or not."""
    streams = list(case.certain.get("reception", {}))
    if not streams:
        return False
    series = case.series(case.certain)
    for period in series[f"{streams[0]}.capacity"]:
        places = sum(series[f"location.{name}.places"][period]
                     for _, name, _ in locations_of(case.certain))
        capacity = sum(series[f"{s}.capacity"][period] for s in streams)
        require_equal(places, capacity, f"places and capacity in {period}")
        for stream in streams:
            one_stream_balances(series, stream, period)
    return True


def one_stream_balances(series, stream, period):
    """What holds of one stream in one month."""
    figure = {key: series[f"{stream}.{key}"][period] for key in
              ("obligation", "capacity", "shortfall", "surplus", "demand",
               "occupied", "unplaced")}
    where = f"{stream} in {period}"
    require(min(figure.values()) >= 0, f"{where}: negative: {figure}")
    lacking = figure["obligation"] - figure["capacity"]
    require(figure["shortfall"] >= max(0, lacking) - 1e-6,
            f"{where}: shortfall below obligation - capacity")
    require_equal(figure["surplus"], max(0, -lacking), f"{where}: surplus",
                  figure["capacity"])
    require_equal(figure["occupied"] + figure["unplaced"], figure["demand"],
                  f"{where}: occupied and unplaced")
    require(figure["occupied"] <= figure["capacity"] + 1e-9,
            f"{where}: more people than places")


def unshared_capacity(case):
    """A stream that no flexible place serves has its locations' places."""
    tree = case.certain
    shared = {name for _, _, node in locations_of(tree)
              for name in node.get("serves", [])}
    alone = [s for s in tree.get("reception", {}) if s not in shared]
    if not alone:
        return False
    series = case.series(tree)
    for stream in alone:
        for period, capacity in series[f"{stream}.capacity"].items():
            places = sum(series[f"location.{name}.places"][period]
                         for owner, name, _ in locations_of(tree)
                         if owner == stream)
            require_equal(places, capacity, f"{stream} in {period}")
    return True


def euros_balance(case):
    """Lines add up to locations, streams and the result."""
    tree = case.certain
    lines = lines_of(tree)
    if not lines:
        return False
    series = case.series(tree)
    streams = [*tree.get("reception", {}), *tree.get("housing", {})]
    for year, result in series["result"].items():
        size = sum(abs(series[f"line.{name}"][year]) for name in lines)
        totals = {}
        for name, line in lines.items():
            kind = "income" if "income" in line else "cost"
            owners = [owner_of(tree, line)]
            if "location" in line:
                owners.append(f"location.{line['location']}")
            for owner in owners:
                key = f"{owner}.{kind}"
                totals[key] = totals.get(key, 0) + series[f"line.{name}"][year]
        for owner in streams:
            for kind in ("income", "cost"):
                require_equal(totals.get(f"{owner}.{kind}", 0.0),
                              series[f"{owner}.{kind}"][year],
                              f"{owner}.{kind} in {year}", size)
        for key, amount in totals.items():
            if key.startswith("location."):
                require_equal(amount, series[key][year], f"{key} {year}", size)
        total = sum(series[f"{owner}.income"][year]
                    - series[f"{owner}.cost"][year] for owner in streams)
        total += totals.get("None.income", 0) - totals.get("None.cost", 0)
        require_equal(total, result, f"result of {year}", size)
    return True


def backlog_recurs(case):
    """A(p) = A(p-1) + netto - realised, also in the monthly backlog."""
    streams = case.certain.get("housing", {})
    if not streams:
        return False
    series = case.series(case.certain)
    for stream in streams:
        figures = {key: list(series[f"{stream}.{key}"].values()) for key in
                   ("taakstelling", "corrected", "realised", "backlog",
                    "housed")}
        size = sum(map(abs, figures["taakstelling"] + figures["realised"]))
        require_equal(sum(figures["housed"]), sum(figures["realised"]),
                      f"{stream}: housed and realised", size)
        before = figures["corrected"][0] - figures["taakstelling"][0]
        for netto, corrected, realised in zip(
                figures["taakstelling"], figures["corrected"],
                figures["realised"]):
            require_equal(corrected, netto + before, f"{stream}: corrected",
                          size)
            before += netto - realised
        require_equal(before, figures["backlog"][-1],
                      f"{stream}: backlog at the end", size)
    return True
