"""Shared bits: running the program under test."""
import os
import subprocess
from collections import namedtuple

Run = namedtuple("Run", "status message out")


def run_engine(binary, file, out, metrics=(), options=()):
    """`opgave run`; the message is what it wrote on stderr."""
    command = [binary, "run", file, "--out", out, "--no-charts", "--quiet",
               *map(str, options)]
    for metric in metrics:
        command += ["--values", metric]
    os.makedirs(out, exist_ok=True)
    done = subprocess.run(command, capture_output=True, text=True,
                          errors="replace", timeout=600, check=False)
    return Run(done.returncode, done.stderr.strip(), out)
