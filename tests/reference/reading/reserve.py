"""Section 5: the reserve."""
import math

import numpy as np

from reading.periods import last_of_year

RESERVE_SERIES = ("balance", "added", "to_result", "withdrawn", "uncovered",
                  "drawdown")
CONFIDENCES = ("75", "80", "90", "95", "99")


class Reserve:
    """The reserve, with or without a known opening balance."""

    PLANNED = ("add", "withdraw", "withdraw_if_needed", "cover_deficit")

    def __init__(self, node, values, first_day, years):
        path = "finance.reserve"
        self.first_day = first_day
        self.years = years
        self.opening = None
        if node["opening"] != "unknown":
            self.opening = values.stock(values.compile(
                node["opening"], f"{path}.opening", True))
        share = {"equalise": "1",
                 "authorised": "0"}[node.get("rule", "equalise")]
        self.shares = [values.optional(node, name, path, share, True)
                       for name in ("deposit_share", "withdraw_share")]
        planned = node.get("planned", {})
        self.planned = {
            year: [values.optional(planned.get(str(year), {}), name,
                                   f"{path}.planned.{year}", "0")
                   for name in self.PLANNED] for year in years}

    def run(self, r, result):
        """Series of one replicate, and what was planned (W + V - A)."""
        out = {key: [] for key in RESERVE_SERIES}
        planned = []
        deposit, withdraw = (s(r, self.first_day) for s in self.shares)
        balance = math.inf if self.opening is None else \
            self.opening(r, self.first_day)
        drawdown = 0.0
        for year, amount in zip(self.years, result):
            add_, out_, needed, cover = (
                value(r, last_of_year(year)) for value in self.planned[year])
            surplus, deficit = max(0.0, amount), max(0.0, -amount)
            spare = max(0.0, surplus - needed)
            from_surplus = min(spare, add_)
            added = add_ + deposit * (spare - from_surplus)
            covered = max(withdraw * deficit, min(deficit, cover))
            required = out_ + max(0.0, needed - surplus) + covered
            withdrawn = min(required, balance + added)
            balance += added - withdrawn
            drawdown += required - added
            to_result = (1 - deposit) * (spare - from_surplus)
            figures = (balance, added, to_result, withdrawn,
                       required - withdrawn + deficit - covered, drawdown)
            for key, figure in zip(out, figures):
                out[key].append(figure)
            planned.append(out_ + needed - add_)
        if self.opening is None:
            del out["balance"]
        return ({f"reserve.{key}": row for key, row in out.items()},
                planned)


def since(drawdown, start):
    """Draw-down from the start of year number `start`, per replicate."""
    before = drawdown[:, start - 1:start] if start else 0.0
    return drawdown[:, start:] - before


def required_opening(drawdown, start):
    """The smallest balance that pays all that is required from then on."""
    return np.maximum(0.0, since(drawdown, start).max(axis=1))


def parts(drawdown, planned, start, confidences=CONFIDENCES):
    """Three parts of the need at each confidence; they add up to it.

    `drawdown` and `planned` have a row per replicate, a column per year.
    """
    decided = max(0.0, planned[:, start:].mean(axis=0).cumsum().max())
    structural = max(0.0, since(drawdown, start).mean(axis=0).max())
    need = required_opening(drawdown, start)
    return {level: three_parts(decided, structural,
                               np.quantile(need, float(level) / 100))
            for level in confidences}


def three_parts(planned, structural, total):
    """As metrics.json has them."""
    return {"planned": planned, "expected_deficit": structural - planned,
            "risk_buffer": total - structural, "total": total}
