#!/bin/sh
# run.sh OPGAVE SCRIPT [ARG]...: a Python script of this folder, by the first Python that has what
# it imports.
. "$(dirname "$0")/../lib.sh"

script=$2
shift 2
for python in python3 /usr/bin/python3; do
    if "$python" -c 'import numpy, scipy, yaml' 2>/dev/null; then
        cd "$root/tests/reference" || exit 1
        PYTHONDONTWRITEBYTECODE=1 "$python" "$script" --opgave "$opgave" --jobs 1 "$@"
        exit
    fi
done
skip 'needs python3-numpy, python3-scipy and python3-yaml'
