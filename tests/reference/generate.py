"""Writes the random scenario of a seed."""
import argparse
import sys

from generator.scenario import generate
from scenario_text import dump


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--stochastic", action="store_true")
    parser.add_argument("--second", action="store_true",
                        help="with `change` and files on top")
    args = parser.parse_args()
    sys.stdout.write(dump(generate(args.seed, args.stochastic,
                                   args.second)))


if __name__ == "__main__":
    main()
