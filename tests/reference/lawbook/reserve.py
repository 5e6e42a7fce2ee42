"""What holds of a reserve."""
import os

from lawbook.case import means, require
from scenario_text import read_rows


def reserve_identity(case):
    """balance(y) = balance(y-1) + added - withdrawn, never below zero."""
    if "reserve" not in case.certain.get("finance", {}):
        return False
    opening = case.rng.choice((0, 12345.67, 3000000))
    series = case.series(case.certain,
                         [("finance.reserve.opening", opening)])
    before = float(opening)
    for year, balance in series["reserve.balance"].items():
        added, withdrawn, uncovered = (
            series[f"reserve.{key}"][year]
            for key in ("added", "withdrawn", "uncovered"))
        require(abs(before + added - withdrawn - balance) < 0.01,
                f"balance of {year}: {before} + {added} - {withdrawn} is not "
                f"{balance}")
        require(min(balance, added, withdrawn, uncovered) > -1e-6,
                f"a negative figure in {year}")
        before = balance
    return True


def required_opening_suffices(case):
    """With the required opening balance every withdrawal is paid in full."""
    if "reserve" not in case.certain.get("finance", {}):
        return False
    path = "finance.reserve.opening"
    metric = "reserve.required_opening"
    out = case.run(case.certain, [(path, "unknown")], [metric])
    needed = float(read_rows(os.path.join(out, "values.csv"))[1][1])
    unknown = means(out)
    require("reserve.balance" not in unknown, "a balance without an opening")
    known = case.series(case.certain, [(path, f"{needed:.9f}")])
    for year, amount in unknown["reserve.withdrawn"].items():
        require(abs(known["reserve.withdrawn"][year] - amount) < 0.01,
                f"{needed} does not pay for {amount} in {year}")
    return True
