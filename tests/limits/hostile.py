"""hostile.py DIR: writes inputs that are legal YAML and meant to take all time or memory, and others
that are at a limit and just beyond it; run.sh says what is right of each."""
import os
import sys

HEAD = "opgave: 1\ntitle: t\nlanguage: en\nhorizon: {start: 2026-01, end: 2026-12}\n"
STREAM = "reception: {a: {obligation: 1}}\n"
YEARS = "{" + ", ".join(f"{year}: {year * 7919 % 100}" for year in range(2000, 2026)) + "}"


def many(count, make, between=", "):
    return between.join(make(i) for i in range(count))


def deep_paths():
    """A long path to each of very many faults."""
    keys = "".join(f"{{k{i:02d}{'x' * 247}: " for i in range(61))
    maps = many(24, lambda j: "{" + many(1300, lambda i: f"k{i}: 1,5") + "}")
    return f"opgave: 1\nt: {keys}[{maps}]{'}' * 61}\n"


def empty_locations():
    """Each lacks its places, and might have been meant to be another."""
    streams = many(24, lambda s: f" s{s}: {{obligation: 1, locations: {{" +
                   many(4000, lambda i: f"l{s}_{i}: {{}}") + "}}", "\n")
    return f"{HEAD}reception:\n{streams}\n"


def misspelt():
    """Long names, each a little like thousands of others."""
    name = "i" * 55
    inputs = many(4000, lambda i: f" {name}{i:05d}: {{input: {name}{i:05d}abc}}", "\n")
    return f"{HEAD}inputs:\n{inputs}\n{STREAM}"


def one_line():
    """Many faults on a line of 4 MiB."""
    periods = many(1200, lambda i: f"{2900 - i}-02: 1,{2900 - i}: 1", ",")
    text = ("{opgave: 1, title: t, horizon: {start: 2026-01, end: 2026-12}, housing: {s: "
            f"{{opening_backlog: 0, taakstelling: {{{periods}}}}}}}, "
            "reception: {a: {obligation: 1}}} #")
    return text + "x" * ((4 << 20) - len(text) - 1)


def terms():
    """Few lines that multiply out: streams x months x terms."""
    head = HEAD.replace("2026-12", "2125-12")
    inputs = ("inputs: {a: {low: 0, likely: 3, high: 9, vary: month}, b: {sum: [" +
              many(99, lambda i: f"{{input: a, times: {i + 1}}}") + "]}, c: {sum: [" +
              many(99, lambda i: f"{{input: b, times: {i + 1}}}") + "]}}\n")
    streams = many(2000, lambda i: f"s{i}: {{obligation: {{input: c}}}}")
    return f"{head}{inputs}reception: {{{streams}}}\n"


def serves(count):
    names = many(count, lambda j: f"s{j}")
    flexible = f", locations: {{f: {{places: 500, serves: [{names}]}}}}"
    streams = many(max(count, 2), lambda i: f"s{i}: {{obligation: {{low: 1, likely: 3, high: 9}}" +
                   (flexible if i == 0 else "") + "}")
    return f"{HEAD}reception: {{{streams}}}\n"


def correlations(count):
    inputs = many(count, lambda i: f"i{i}: {{low: 0, likely: 3, high: 9}}")
    total = many(count, lambda i: f"{{input: i{i}}}")
    pairs = many(count - 1, lambda i: f"{{between: [inputs.i{i}, inputs.i{i + 1}], rho: 0.1}}")
    return (f"{HEAD}inputs: {{{inputs}}}\nreception: {{a: {{obligation: {{sum: [{total}]}}}}}}\n"
            f"correlations: [{pairs}]\n")


def column(rows, references):
    inputs = many(references,
                  lambda i: f"i{i}: {{dist: empirical, file: m{rows}.csv, column: x}}")
    return (f"{HEAD}inputs: {{{inputs}}}\nreception: {{a: {{obligation: {{sum: [" +
            many(references, lambda i: f"{{input: i{i}}}") + "]}}}\n")


def forecasts(count, history):
    inputs = many(count, lambda i: f"i{i}: {{forecast: {{history: {history}}}}}")
    total = many(count, lambda i: f"{{input: i{i}}}")
    return f"{HEAD}inputs: {{{inputs}}}\nreception: {{a: {{obligation: {{sum: [{total}]}}}}}}\n"


def locations(count):
    streams = many(-(-count // 1000), lambda s: f"s{s}: {{obligation: 1, locations: {{" + many(
        min(1000, count - 1000 * s), lambda i: f"l{s}_{i}: {{places: 1}}") + "}}")
    return f"{HEAD}reception: {{{streams}}}\n"


def chain(count):
    return {f"chain{k}.yaml": (f"extends: chain{k + 1}.yaml\n" if k < count - 1 else HEAD + STREAM) +
            "inputs: {" + many(4000, lambda i: f"i{k}_{i}: 1") + "}\n" for k in range(count)}


def main():
    folder = sys.argv[1]
    files = {"deep-paths.yaml": deep_paths(), "empty-locations.yaml": empty_locations(),
             "misspelt.yaml": misspelt(), "one-line.yaml": one_line(), "terms.yaml": terms(),
             "serves-64.yaml": serves(64), "serves-65.yaml": serves(65),
             "serves-1000.yaml": serves(1000),
             "correlated-500.yaml": correlations(500), "correlated-501.yaml": correlations(501),
             "correlated-4000.yaml": correlations(4000),
             "m2000000.csv": "x\n" + "1\n" * ((4 << 20) // 2 - 1),
             "m200000.csv": "x\n" + "1\n" * 200000,
             "column-once.yaml": column(2000000, 1), "column-often.yaml": column(2000000, 100),
             "column-two.yaml": column(200000, 2), "column-three.yaml": column(200000, 3),
             "locations-4096.yaml": locations(4096), "locations-4097.yaml": locations(4097),
             "forecasts-100.yaml": forecasts(100, YEARS), "forecasts-101.yaml": forecasts(101, YEARS),
             "past-20001.yaml": forecasts(9, "months.csv"),
             "months.csv": "month,n\n" + "".join(
                 f"{1950 + i // 12}-{i % 12 + 1:02d},{i * 7919 % 1000}\n" for i in range(2280)),
             "circle.yaml": "extends: ./other.yaml\n", "other.yaml": "extends: ./circle.yaml\n",
             **chain(31)}
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


main()
