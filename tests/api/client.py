"""client.py LIBRARY: the library as somebody would bind to it, with nothing of the source tree.

Loads a scenario and what it extends from memory, runs it, reads the 90 % point of the largest
shortage with its error, sweeps a lever and reads the rows.
"""

import ctypes as c
import math
import sys

FILES = {
    "base.yaml": b"""opgave: 1
title: Van Python
horizon: {start: 2026-01, end: 2027-12}
reception:
  azc:
    obligation: {low: 80, likely: 100, high: 140}
    locations: {here: {places: 90}}
levers:
  places: {label: Plekken, set: reception.azc.locations.here.places, low: 80, high: 140, step: 20}
""",
    "what-if.yaml": b"extends: base.yaml\ntitle: Meer plekken\n"
    b"reception: {azc: {locations: {here: {places: 100}}}}\n",
}

ALL = c.c_size_t(-1).value


class Error(c.Structure):
    _fields_ = [("status", c.c_int), ("language", c.c_int), ("message", c.c_char * 512)]


class Progress(c.Structure):
    TELL = c.CFUNCTYPE(c.c_bool, c.c_void_p, c.c_double)
    _fields_ = [("tell", TELL), ("context", c.c_void_p)]


READ = c.CFUNCTYPE(
    c.c_bool, c.c_void_p, c.c_char_p, c.POINTER(c.c_void_p), c.POINTER(c.c_size_t)
)


class Options(c.Structure):
    """Of the version that these bindings were written for: the library goes by the size."""

    def __init__(self, **given):
        super().__init__(size=c.sizeof(self), **given)


class LoadOptions(Options):
    _fields_ = [
        ("size", c.c_size_t),
        ("set", c.POINTER(c.c_char_p)),
        ("set_count", c.c_size_t),
        ("read", READ),
        ("read_context", c.c_void_p),
        ("progress", Progress),
    ]


class RunOptions(Options):
    _fields_ = [
        ("size", c.c_size_t),
        ("replicates", c.c_uint64),
        ("seed", c.c_uint64),
        ("threads", c.c_uint),
        ("memory", c.c_uint64),
        ("progress", Progress),
    ]


class Estimate(c.Structure):
    _fields_ = [("value", c.c_double), ("error", c.c_double)]


class Summary(c.Structure):
    _fields_ = [
        ("count", c.c_uint64),
        ("mean", Estimate),
        ("sd", Estimate),
        ("quantile", Estimate * 8),
        ("p_positive", Estimate),
    ]


class StudyOptions(Options):
    _fields_ = [
        ("size", c.c_size_t),
        ("set", c.POINTER(c.c_char_p)),
        ("set_count", c.c_size_t),
        ("read", READ),
        ("read_context", c.c_void_p),
        ("replicates", c.c_uint64),
        ("seed", c.c_uint64),
        ("seed_given", c.c_bool),
        ("threads", c.c_uint),
        ("progress", Progress),
    ]


class SweepOptions(Options):
    _fields_ = [
        ("size", c.c_size_t),
        ("study", c.POINTER(StudyOptions)),
        ("vary", c.POINTER(c.c_char_p)),
        ("vary_count", c.c_size_t),
        ("metrics", c.POINTER(c.c_char_p)),
        ("metric_count", c.c_size_t),
    ]


@READ
def read(_context, path, out, length):
    text = FILES.get(path.decode())
    if text is None:
        return False
    out[0] = c.cast(c.c_char_p(text), c.c_void_p)
    length[0] = len(text)
    return True


def texts(*words):
    return (c.c_char_p * len(words))(*[w.encode() for w in words])


def main(path):
    og = c.CDLL(path)
    og.og_diagnostics_new.restype = c.c_void_p
    og.og_diagnostics_text.restype = c.c_char_p
    og.og_rows_head.restype = og.og_rows_text.restype = c.c_char_p
    og.og_rows_number.restype = c.c_double
    og.og_rows_count.restype = og.og_rows_width.restype = c.c_size_t
    og.og_init()
    err, diags = Error(), c.c_void_p(og.og_diagnostics_new(1))

    def must(status):
        if status != 0:
            said = og.og_diagnostics_text(diags, 0) or b""
            sys.exit((said + err.message).decode())

    told = []

    def tell(_context, share):
        told.append(share)
        return True

    scenario, plan, result = c.c_void_p(), c.c_void_p(), c.c_void_p()
    load = LoadOptions(read=read, progress=Progress(Progress.TELL(tell), None))
    must(og.og_scenario_load_with(b"what-if.yaml", c.byref(load), c.byref(scenario), diags))
    assert told == [0.0, 0.0], told  # a what-if and its base

    metric = texts("azc.shortfall.max")
    must(og.og_plan_new(scenario, metric, c.c_size_t(1), c.byref(plan), diags, c.byref(err)))
    run = RunOptions(replicates=4000, seed=7, progress=load.progress)
    must(og.og_run(plan, c.byref(run), c.byref(result), c.byref(err)))
    summary = Summary()
    must(
        og.og_result_summary(
            result, c.c_size_t(0), c.c_size_t(ALL), c.c_size_t(0), c.byref(summary), c.byref(err)
        )
    )
    p90 = next(
        summary.quantile[i] for i in range(8) if og.og_summary_level(c.c_size_t(i)) == 90
    )
    print(f"p90 of the largest shortage: {p90.value:.1f} +- {1.96 * p90.error:.1f}")
    # PERT(80, 100, 140): alpha = 7/3, beta = 11/3; its 90 % point is 118.67.
    assert abs(p90.value - 18.6674) < 4 * p90.error and 0 < p90.error < 1

    sweep, rows = c.c_void_p(), c.c_void_p()
    study = StudyOptions(read=read, replicates=1000, seed=7, seed_given=True)
    how = SweepOptions(
        study=c.pointer(study),
        vary=texts("places"),
        vary_count=1,
        metrics=texts("mean(azc.shortfall.max)"),
        metric_count=1,
    )
    must(og.og_sweep_new(b"base.yaml", c.byref(how), c.byref(sweep), diags, c.byref(err)))
    must(og.og_sweep_rows(sweep, c.byref(rows), c.byref(err)))
    heads = [og.og_rows_head(rows, c.c_size_t(k)).decode() for k in range(og.og_rows_width(rows))]
    value, shortages = heads.index("value"), []
    for r in range(og.og_rows_count(rows)):
        point = og.og_rows_text(rows, c.c_size_t(r), c.c_size_t(0)).decode()
        number = og.og_rows_number(rows, c.c_size_t(r), c.c_size_t(value))
        print(f"{point} places: {number:.1f} short on average")
        shortages.append(number)
    assert len(shortages) == 4 and shortages == sorted(shortages, reverse=True)
    assert math.isclose(shortages[-1], 0, abs_tol=0.2)
    assert not og.og_rows_text(rows, c.c_size_t(0), c.c_size_t(value))

    stop = Progress(Progress.TELL(lambda _context, _share: False), None)
    run = RunOptions(replicates=4000, seed=7, progress=stop)
    other = c.c_void_p()
    assert og.og_run(plan, c.byref(run), c.byref(other), c.byref(err)) == 8 and not other
    og.og_rows_free(rows)
    og.og_sweep_free(sweep)
    og.og_result_free(result)
    og.og_plan_free(plan)
    og.og_scenario_free(scenario)
    og.og_diagnostics_free(diags)


if __name__ == "__main__":
    main(sys.argv[1])
