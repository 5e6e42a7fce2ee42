"""Section 1: time.

Days are proleptic Gregorian ordinals, months are 12 * year + month - 1.
"""
import calendar
import functools
import math
import re
from collections import namedtuple
from datetime import date


class ScenarioError(Exception):
    """The scenario asks for something the page calls an error."""


ALWAYS, FOREVER = -10**9, 10**9
PERIOD = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?")
Period = namedtuple("Period", "key first last")
Month = namedtuple("Month", "number key first last days year")


def first_of_month(number):
    """First day of month `number`."""
    return date(number // 12, number % 12 + 1, 1).toordinal()


def month_of(day):
    """Number of the month in which `day` lies; the open ends stay open."""
    if day in (ALWAYS, FOREVER):
        return day
    when = date.fromordinal(day)
    return 12 * when.year + when.month - 1


@functools.lru_cache(maxsize=None)
def span(key):
    """Period(key, first day, last day) of a period key."""
    match = PERIOD.fullmatch(key)
    if not match:
        raise ScenarioError(f"not a period: {key}")
    year, half, quarter, month, day = (int(g) if g else None
                                       for g in match.groups())
    if day:
        ordinal = date(year, month, day).toordinal()
        return Period(key, ordinal, ordinal)
    if half:
        start, length = 6 * (half - 1), 6
    elif quarter:
        start, length = 3 * (quarter - 1), 3
    else:
        start, length = (month - 1, 1) if month else (0, 12)
    number = 12 * year + start
    return Period(key, first_of_month(number),
                  first_of_month(number + length) - 1)


def last_of_year(year):
    """31 December."""
    return date(year, 12, 31).toordinal()


def day_of(node):
    """The text of a day, which may carry its grounds."""
    return node["value"] if isinstance(node, dict) else node


def overlap(first, last, other_first, other_last):
    """How many days two inclusive spans share."""
    return max(0, min(last, other_last) - max(first, other_first) + 1)


def move(day, months):
    """A day moved by months: whole ones by calendar, then days of 1/30."""
    if day in (ALWAYS, FOREVER):
        return day
    whole = math.floor(months + 1e-9)
    fraction = months - whole
    when = date.fromordinal(day)
    number = 12 * when.year + when.month - 1 + whole
    year, month = number // 12, number % 12 + 1
    clamped = min(when.day, calendar.monthrange(year, month)[1])
    return (date(year, month, clamped).toordinal()
            + math.floor(30 * fraction + 1e-6))


def horizon_months(node):
    """The months t = 0 ... T-1."""
    first = month_of(span(node["start"]).first)
    last = month_of(span(node["end"]).last)
    if last < first:
        raise ScenarioError("the horizon ends before it starts")
    months = []
    for number in range(first, last + 1):
        begin, end = first_of_month(number), first_of_month(number + 1) - 1
        year, month = number // 12, number % 12 + 1
        months.append(Month(number, f"{year:04d}-{month:02d}", begin, end,
                            end - begin + 1, year))
    return months
