"""Tries every law of the law book on generated scenarios."""
import argparse
import functools
import multiprocessing
import os
import sys
import tempfile

from lawbook.balances import (backlog_recurs, euros_balance, places_balance,
                              unshared_capacity)
from lawbook.bytes import (any_threads, extended, extra_input, first_rows,
                           resolved_again, same_draws, shown_again)
from lawbook.case import Broken, Case
from lawbook.ledger import (case_for_certain, first_kept, kept_at_any_threads,
                            kept_by_fit, known_nothing)
from lawbook.little_changes import (certain_distribution, horizon_is_prefix,
                                    unknown_key)
from lawbook.more import later_with_delay, more_with_probability
from lawbook.need import check_within_errors, three_parts_add_up
from lawbook.reserve import required_opening_suffices, reserve_identity
from lawbook.steering import always_needed, never_needed
from lawbook.whatif import change_by_hand, lever_is_its_path

LAWS = (places_balance, unshared_capacity, euros_balance, backlog_recurs,
        reserve_identity, required_opening_suffices, later_with_delay,
        more_with_probability, shown_again, resolved_again, extended,
        any_threads, extra_input, first_rows, same_draws, unknown_key,
        horizon_is_prefix, certain_distribution, three_parts_add_up,
        check_within_errors, known_nothing, kept_by_fit, first_kept,
        kept_at_any_threads, never_needed, always_needed, case_for_certain)
SECOND_ROUND = (change_by_hand, lever_is_its_path)


def try_laws(binary, laws, second, seed):
    """[(law, None or why it is broken)] of those that could be tried."""
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        for law in laws:
            try:
                if law(Case(binary, seed, folder, second)) is not False:
                    outcomes.append((law.__name__, None))
            except (Broken, KeyError, IndexError, ValueError,
                    OSError) as error:
                outcomes.append((law.__name__,
                                 f"{type(error).__name__}: {error}"))
    return seed, outcomes


def arguments():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--opgave", required=True, help="the program")
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--first", type=int, default=1, help="first seed")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--law", action="append",
                        choices=[law.__name__ for law in LAWS + SECOND_ROUND],
                        help="only this law (may be repeated)")
    parser.add_argument("--second", action="store_true",
                        help="with `change` and files on top")
    return parser.parse_args()


def main():
    """Try every law on a range of seeds."""
    args = arguments()
    laws = [law for law in LAWS + (SECOND_ROUND if args.second else ())
            if not args.law or law.__name__ in args.law]
    tried = {law.__name__: 0 for law in laws}
    failed = 0
    work = functools.partial(try_laws, os.path.abspath(args.opgave), laws,
                             args.second)
    with multiprocessing.Pool(args.jobs) as pool:
        for seed, outcomes in pool.imap(
                work, range(args.first, args.first + args.count)):
            for name, why in outcomes:
                tried[name] += 1
                if why:
                    failed += 1
                    print(f"seed {seed}, {name}: {why}", flush=True)
    for name, count in tried.items():
        print(f"{name}: tried {count} times")
    print(f"{sum(tried.values()) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
