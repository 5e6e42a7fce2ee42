"""Section 5: the reserve."""
import math

from reading.periods import last_of_year


class Reserve:
    """The reserve, with or without a known opening balance."""

    PLANNED = ("add", "withdraw", "withdraw_if_needed", "cover_deficit")

    def __init__(self, node, values, first_day, years):
        path = "finance.reserve"
        self.first_day = first_day
        self.years = years
        self.opening = None
        if node["opening"] != "unknown":
            self.opening = values.compile(node["opening"], f"{path}.opening")
        share = {"equalise": "1", "authorised": "0"}[node["rule"]]
        self.shares = [values.optional(node, name, path, share)
                       for name in ("deposit_share", "withdraw_share")]
        planned = node.get("planned", {})
        self.planned = {
            year: [values.optional(planned.get(str(year), {}), name,
                                   f"{path}.planned.{year}", "0")
                   for name in self.PLANNED] for year in years}

    def run(self, r, result):
        """Series of one replicate, and the required opening reserve."""
        out = {key: [] for key in ("balance", "added", "withdrawn",
                                   "uncovered", "drawdown")}
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
            figures = (balance, added, withdrawn,
                       required - withdrawn + deficit - covered, drawdown)
            for key, figure in zip(out, figures):
                out[key].append(figure)
        needed_opening = max(0.0, max(out["drawdown"]))
        if self.opening is None:
            del out["balance"]
        return ({f"reserve.{key}": row for key, row in out.items()},
                needed_opening)
