"""Schema and loader hold the same scenarios for right: verdict.py OPGAVE.

Every scenario that loads is valid, a file of tests/errors is invalid unless UNSEEN lists it with
the kind of fault that a schema cannot see (a list that is stale fails), and each of FORMS, put in a
scenario's place for a value, gets one verdict from both. scenarios/scenario.schema.json is what
`opgave schema` prints.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]

# A schema looks at one file, as an ordinary YAML reader gives it, and at each place in it alone.
UNSEEN = {
    "what the reader takes": ["anchor", "duplicate-key", "point-thousands", "tag"],
    "a name that is missing, taken or of the wrong kind": [
        "backlog-unknown", "check", "duplicate-id", "excess", "input-bomb", "input-cycle",
        "line-target", "reserved-name", "unknown-case", "unknown-input", "unknown-line",
        "unknown-stream", "unknown-subgroup",
    ],
    "what does not go together": [
        "correlation-definite", "history-overlap", "horizon-long", "horizon-reversed", "location",
        "of-which", "schedule-late", "schedule-same-day", "taakstelling-gap",
        "taakstelling-overlap", "taakstelling-short", "taakstelling-within",
    ],
    "other files and the command line": [
        "csv-written", "forecast-plan", "extends-cycle", "extends-folder", "extends-missing", "extends-other",
        "extends-self",
        "change-range", "set-part", "set-change", "set-item", "set-location", "set-no-value", "set-remove", "set-shape",
        "set-unknown", "set-value",
    ],
}

# What may stand for a number that is at least 0.
FORMS = """
619
1_000
1e3
+5.5
-1
"619"
.inf
null
yes
[1, 2]
{}
{value: 3}
{value: -3}
{value: 3, source: brief}
{value: 3, times: 2, plus: 1}
{value: 3, times: {value: 2}}
{source: brief}
{value: 3, assumption: a guess, sourse: brief}
{low: 1, likely: 2, high: 3}
{low: 1, likely: 2, high: 3, vary: year, persistence: 0.5}
{low: 1, likely: 2, high: 3, vary: week}
{low: 1, likely: 2, high: 3, vary: year, persistence: 1}
{low: -1, likely: 2, high: 3}
{low: 1, high: 3}
{low: 1, likely: {value: 2}, high: 3}
{likely: 2}
{dist: pert, low: 1, likely: 2, high: 3}
{dist: triangular, low: 1, likely: 2, high: 3}
{dist: uniform, low: 1, high: 3}
{dist: uniform, low: 1, likely: 2, high: 3}
{dist: normal, mean: 9, sd: 2}
{dist: normal, mean: -9, sd: 2, min: 0}
{dist: normal, mean: 9, sd: 2, min: -1}
{dist: normal, mean: 9, sd: -2}
{dist: lognormal, median: 9, sigma: 0.5}
{dist: lognormal, p5: 9, p95: 15}
{dist: lognormal, median: 9, p95: 15}
{dist: lognormal, median: 0, sigma: 0.5}
{dist: gamma, mean: 9, sd: 2}
{dist: weibull, scale: 9, shape: 2}
{dist: beta, mean: 0.5, sd: 0.1}
{dist: beta, mean: 1.5, sd: 0.1}
{dist: poisson, mean: 9}
{dist: poisson, mean: 9, sd: 3}
{dist: poisson}
{mean: 9}
{dist: negative_binomial, mean: 9, dispersion: 2}
{dist: negative_binomial, mean: 9, dispersion: 0}
{dist: binomial, n: 9, p: 0.5}
{dist: bernoulli, p: 0.5}
{dist: bernoulli, p: 1.5}
{dist: discrete, values: [1, 2], weights: [3, 4]}
{dist: discrete, values: [1, 2]}
{dist: empirical, values: [1, 2, 5_000]}
{dist: empirical, values: []}
{dist: empirical, values: 3}
{dist: empirical, file: column.csv, column: persons}
{dist: empirical, file: column.csv}
{dist: pareto, low: 1}
{dist: {value: pert}, low: 1, likely: 2, high: 3}
{2025: 1, 2026-H1: 2, 2026-Q3: 3, 2026-10: 4, 2026-11-15: {low: 1, likely: 2, high: 3}}
{2025: -1}
{2025: 1, source: brief}
{2025: 1, 2026-H3: 2}
{2025: 1, 26: 2}
{2025: 1, value: 2}
{2025: {2025: 1}}
{input: places}
{input: places, times: 0.5, plus: -1}
{input: places, times: {value: 2}}
{input: places, factor: 2}
{input: [places]}
{case: scheme, stays: 1, goes: {low: 1, likely: 2, high: 3}}
{case: scheme, stays: -1, goes: 2}
{case: scheme, stays: 1, goes: none}
{case: [scheme], stays: 1, goes: 2}
{product: [{input: places}, -0.5, {low: 1, likely: 2, high: 3}]}
{sum: [1, {value: 2, assumption: a guess}]}
{min: [1, 2]}
{max: [1, null]}
{min: []}
{sum: 3}
{sum: [1, 2], times: 2}
{csv: column.csv, period: year, value: persons}
{csv: column.csv, period: year, value: persons, decimal: ","}
{csv: column.csv, period: year, value: persons, decimal: point}
{csv: column.csv, period: year, value: persons, source: brief}
{csv: column.csv, period: year}
{csv: [column.csv], period: year, value: persons}
{csv: column.csv, period: year, value: persons, times: 2}
{value: {csv: column.csv, period: year, value: persons}, times: 2}
{forecast: {history: column.csv}}
{forecast: {history: column.csv, column: persons, frequency: 1, negative: false, together: a}}
{forecast: {history: column.csv, frequency: 3}}
{forecast: {history: {2024: 1, 2025: 2}, together: a, source: brief}}
{forecast: {history: {2024: 1, 2025: {low: 1, likely: 2, high: 3}}}}
{forecast: {history: 3}}
{forecast: {column: persons}}
{forecast: column.csv}
{forecast: {history: {2024: 1}}, vary: year}
{max: [{forecast: {history: {2024: 1}}}, 3]}
""".strip().split("\n")

# Lines of a scenario, or of one that extends it.
FILES = """
opgave: 1.5
opgave: {value: 1, source: brief}
language: en
language: null
language: de
title: 2025
title: [a]
horizon: {start: 2025-01, end: 2026-12-31}
horizon: {start: "2025-01", end: 2026-12}
horizon: {start: 2025-01}
simulation: {replicates: 1_000, seed: 0, sampling: sobol}
simulation: {replicates: 0}
simulation: {seed: 2.5}
sources: {brief: 2025, krant: yes, "a.b": c}
cases: {scheme: {stays: -1, goes: 2}}
cases: {scheme: {stays: 1, goes: {value: 2, source: brief}, assumption: a guess}}
housing: {s: {taakstelling: {2025: 3, 2026-H1: {corrected: 4, source: brief}, 2026-H2: {input: places}}, opening_backlog: -5, realised: {2024: 3}}}
housing: {s: {taakstelling: {2025: 3, 2026: {corrected: 4, netto: 3}}, opening_backlog: 5}}
housing: {s: {taakstelling: {2025: 3, 2026-12-31: 4}, opening_backlog: 5}}
housing: {s: {taakstelling: {2025: 3, 2026: 3}, opening_backlog: 5, realised: {2024: -3}}}
housing: {s: {opening_backlog: 5}}
housing: {s: {taakstelling: {csv: column.csv, period: year, value: persons}, opening_backlog: 5}}
housing: {s: {taakstelling: {2025: 3, 2026: 3}, opening_backlog: 5, realised: {csv: column.csv, period: year, value: persons}}}
housing: {s: {taakstelling: {2025: 3, 2026: 3}, opening_backlog: 5, realised: {csv: column.csv, value: persons}}}
reception: {azc: {obligation: 5, locations: {a-1: {places: 3, contract: {from: 2025-01-01}, of_which: {x: 1}}}, subgroups: {x: {obligation: 2}}}}
reception: {azc: {obligation: 5, locations: {a.1: {places: 3}}}}
reception: {azc: {obligation: 5, locations: {a: {opens: 2025-01-01}}}}
reception: {azc: {obligation: 5, locations: {a: {places: 3, opens: 2025-01}}}}
reception: {azc: {obligation: 5, locations: {a: {places: 3, probability: 1.5}}}}
reception: {azc: {obligation: 5, locations: {a: {places: 3, probability: {low: 0.1, likely: 0.5, high: 1.2}}}}}
reception: {azc: {obligation: 5, population: {arrivals: {dist: poisson, mean: 3}, departure_rate: 0.1}, assumption: a guess}}
reception: {azc: {obligation: null}}
finance: {lines: {a: {cost: 1, per: once, on: 2025-06, spread_months: 3, index: {growth: 0.02, base: 2024}}}}
finance: {lines: {a: {cost: 1, per: month, index: 1.02}}}
finance: {lines: {a: {cost: 1, per: month, index: {base: 2024}}}}
finance: {lines: {a: {cost: 1, per: month, index: {growth: 0.02, base: 2024.5}}}}
finance: {lines: {a: {cost: 1}}}
finance: {lines: {a: {cost: 1, per: months}}}
finance: {lines: {a: {cost: 1, per: month}}, actuals: {a: {2025-Q1: {value: 3, source: brief}}}}
finance: {lines: {a: {cost: 1, per: month}}, actuals: {a: {csv: column.csv, period: year, value: persons, source: brief}}}
finance: {lines: {a: {cost: 1, per: month}}, actuals: {a: {2025-Q1: {low: 1, likely: 2, high: 3}}}}
finance: {lines: {a: {cost: 1, per: month, incidental: 2025}}}
finance: {lines: {a: {cost: 1, per: month, incidental: [2025, 2026]}}}
finance: {lines: {a: {cost: 1, per: month, incidental: []}}}
finance: {lines: {a: {cost: 1, per: month, incidental: 2025-H1}}}
finance: {lines: {a: {cost: 1, per: month, incidental: false}}}
finance: {lines: {a: {cost: 1, per: month}}, budgets: {b: {label: Budget, lines: {a: {2025-Q1: {value: 3, source: brief}, 2026: -4}}}}}
finance: {lines: {a: {cost: 1, per: month}}, budgets: {b: {lines: {a: {2025-Q1: {low: 1, likely: 2, high: 3}}}}}}
finance: {reserve: {opening: 5}, budgets: {b: {reserve: {2025: {add: 3, withdraw: 2}}}}}
finance: {reserve: {opening: 5}, budgets: {b: {reserve: {2025: {add: -3}}}}}
finance: {reserve: {opening: 5}, budgets: {b: {reserve: {2025-H1: {add: 3}}}}}
finance: {reserve: {opening: unknown, planned: {2025: {add: 3}}}}
finance: {reserve: {opening: 5, planned: {2025-H1: {add: 3}}}}
finance: {reserve: {opening: 5, deposit_share: 2}}
finance: {reserve: {opening: none}}
finance: {reserve: {rule: equalise}}
levers: {a: {set: inputs.places, low: 1, high: 2, step: 0.5}}
levers: {a: {set: inputs.places, low: 1}}
events: {a: {on: 2025-03-31, label: end}}
events: {a: {on: 2025-03}}
checks: {a: {says: 5, of: azc.obligation, period: 2025-12, source: brief}}
checks: {a: {says: 5, of: azc.obligation}}
correlations: [{between: [inputs.p, inputs.q], rho: 0.5}]
correlations: [{between: [inputs.p, inputs.q], rho: 1.5}]
correlations: [{between: [inputs.p, inputs.q]}]
correlations: {a: {between: [inputs.p, inputs.q], rho: 0.5}}
inputs: {places: {high: 4}}
inputs: {p: {high: 4}}
inputs: {places: null}
municipalty: Leiden
source: brief
assumption: [a]
""".strip().split("\n")

BASE = """
opgave: 1
title: Base
horizon: {start: 2025-01, end: 2026-12}
sources: {brief: A letter}
cases: {scheme: {stays: 1, goes: 1}}
inputs: {places: 12, p: {low: 1, likely: 2, high: 3}, q: {low: 1, likely: 2, high: 3}}
reception: {azc: {obligation: 5}}
"""

# Plain scalars as YAML 1.2 reads them, and so editors.
PLAIN = [
    (re.compile(r"(~|null|Null|NULL)?$"), lambda text: None),
    (re.compile(r"(true|True|TRUE|false|False|FALSE)$"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?[0-9]+$"), int),
    (re.compile(r"0x[0-9a-fA-F]+$"), lambda text: int(text, 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)$|\.(nan|NaN|NAN)$"), lambda text: float(text.replace(".", ""))),
]


def plain(node):
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    if node.style is None:
        for pattern, read in PLAIN:
            if pattern.match(node.value):
                return read(node.value)
    return node.value


class Judge:
    def __init__(self, opgave):
        self.opgave = opgave
        self.text = subprocess.run([opgave, "schema"], check=True, capture_output=True).stdout
        schema = json.loads(self.text)
        jsonschema.Draft7Validator.check_schema(schema)
        self.validator = jsonschema.Draft7Validator(schema)
        self.faults = 0

    def wrong(self, *words):
        print("FAIL:", *words)
        self.faults += 1

    def valid(self, data):
        """Whether the schema allows it; a file that is no YAML at all is no scenario either."""
        try:
            return self.validator.is_valid(plain(yaml.compose(data, Loader=yaml.BaseLoader)))
        except (yaml.YAMLError, UnicodeDecodeError, TypeError, AttributeError):
            return False

    def loads(self, path):
        done = subprocess.run([self.opgave, "show", path], capture_output=True)
        if done.returncode not in (0, 2):
            self.wrong("opgave show", path, "ended with", done.returncode)
        return done.returncode == 0

    def committed(self):
        if (ROOT / "scenarios/scenario.schema.json").read_bytes() != self.text:
            self.wrong("scenarios/scenario.schema.json is not what `opgave schema` prints")

    def scenarios(self):
        paths = [*ROOT.glob("scenarios/**/*.yaml"), *ROOT.glob("tests/errors/parts/*.yaml")]
        for path in paths:
            data = path.read_bytes()
            if self.loads(path) and not self.valid(data):
                self.wrong(path, "loads, but the schema refuses it:", self.reason(data))

    def reason(self, data):
        node = plain(yaml.compose(data, Loader=yaml.BaseLoader))
        error = jsonschema.exceptions.best_match(self.validator.iter_errors(node))
        return ".".join(map(str, error.path)) + ": " + error.message[:200]

    def errors(self):
        names = {path.stem for path in ROOT.glob("tests/errors/*.yaml")}
        unseen = {name for kind in UNSEEN.values() for name in kind}
        for name in sorted(unseen - names):
            self.wrong("UNSEEN names", name + ", which is not in tests/errors")
        for name in sorted(names):
            valid = self.valid((ROOT / "tests/errors" / (name + ".yaml")).read_bytes())
            if valid and name not in unseen:
                self.wrong("the schema allows tests/errors/" + name + ".yaml")
            if not valid and name in unseen:
                self.wrong("the schema refuses", name, "now: take it out of UNSEEN")

    def same(self, path, text, piece, part=False):
        """A part may be wrong only together with what it extends."""
        path.write_text(text)
        loads, valid = self.loads(path), self.valid(text)
        if loads and not valid or valid and not loads and not part:
            self.wrong("loads" if loads else "does not load", "but the schema finds it",
                       "valid:" if valid else "invalid:", piece)

    def pieces(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            path = folder / "scenario.yaml"
            (folder / "column.csv").write_text("year,persons\n2025,1\n2026,2\n")
            (folder / "base.yaml").write_text(BASE)
            for form in FORMS:
                self.same(path, BASE.replace("obligation: 5", "obligation: " + form), form)
                self.same(path, BASE.replace("places: 12", "places: 12, free: " + form), form)
            for line in FILES:
                key = line.split(":")[0]
                kept = [l for l in BASE.split("\n") if l.split(":")[0] != key]
                self.same(path, "\n".join(kept + [line, ""]), line)
                self.same(path, "extends: base.yaml\n" + line + "\n", line, part=True)


def main():
    judge = Judge(sys.argv[1])
    judge.committed()
    judge.scenarios()
    judge.errors()
    judge.pieces()
    return judge.faults > 0


if __name__ == "__main__":
    sys.exit(main())
