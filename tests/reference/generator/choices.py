"""Small choices, and what the parts of a scenario share."""
import calendar
import random

LENGTHS = (1, 1, 2, 3, 5, 6, 7, 11, 12, 13, 18, 24, 25, 30, 36, 48, 60, 72)


def month_key(number):
    """`2025-03` of month 12 * year + month - 1."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def key_starting_at(number, length):
    """The period key of `length` months from a month, or None."""
    year, month = divmod(number, 12)
    if month % length:
        return None
    return {1: month_key(number), 3: f"{year}-Q{month // 3 + 1}",
            6: f"{year}-H{month // 6 + 1}", 12: str(year)}[length]


class Choices:
    """One random scenario in the making, and its dice."""

    def __init__(self, seed, stochastic, second):
        self.rng = random.Random(seed * 2 + stochastic)
        self.stochastic = stochastic
        self.second = second
        longest = 30 if stochastic else 72
        self.length = self.rng.choice([n for n in LENGTHS if n <= longest])
        self.first = self.rng.choice(
            (24288, 24288 + 6, 24289, 24300, 24306,
             self.rng.randrange(24276, 24330)))
        self.end = self.first + self.length
        self.scenario = {}
        self.inputs = {}
        self.reusable = []
        self.cases = {}
        self.correlatable = []
        self.locations = []

    def chance(self, probability):
        """True with a probability."""
        return self.rng.random() < probability

    def number(self, low, high):
        """A number in a range: whole, or with one or more decimals."""
        decimals = self.rng.choice((0, 0, 1, 2, 4))
        value = round(self.rng.uniform(low, high), decimals)
        if not low <= value <= high:
            value = round(self.rng.uniform(low, high), 4)
        return int(value) if value == int(value) else value

    def name(self, stem):
        """An identifier with the odd characters that are allowed."""
        return stem + self.rng.choice(("", "_x", "-y", "9", "A-_b"))

    def day(self, low, high):
        """A day in [low, high) months, fond of the ends of months."""
        number = self.rng.randrange(low, max(low + 1, high))
        year, month = number // 12, number % 12 + 1
        last = calendar.monthrange(year, month)[1]
        day = self.rng.choice((1, 1, last, last, 15, min(29, last),
                               self.rng.randint(1, last)))
        return f"{month_key(number)}-{day:02d}"

    def label(self, node):
        """Now and then a label."""
        if self.chance(0.2):
            node["label"] = self.rng.choice(
                ("Oekraïne", "Noord & Zuid", "50% <extra>", "a_b", "Ça: va"))
        return node
