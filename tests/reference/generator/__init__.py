"""Random valid scenarios: every key, distribution, driver and odd calendar.

Every number is drawn inside a range that the model allows whatever is drawn
later, so that a generated scenario is never refused.
"""
