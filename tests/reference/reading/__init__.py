"""An independent second implementation of the model page: small and slow.

It exists to prove the engine.  Hold it against the page section by section;
each module names its section.  One replicate is computed at a time in plain
Python.  Only the uniforms come in arrays (one per path and draw index), so
that SciPy's quantile functions are called once for all replicates.
"""
