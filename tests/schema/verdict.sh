#!/bin/sh
# verdict.sh OPGAVE: verdict.py, by the first Python that has what it imports.
. "$(dirname "$0")/../lib.sh"

for python in python3 /usr/bin/python3; do
    if "$python" -c 'import jsonschema, yaml' 2>/dev/null; then
        PYTHONDONTWRITEBYTECODE=1 "$python" "$root/tests/schema/verdict.py" "$opgave"
        exit
    fi
done
skip 'needs python3-jsonschema and python3-yaml'
