"""Laws that must hold whatever the figures, checked on the program alone.

Each law takes one generated case, raises Broken when it does not hold and
returns False when the case has nothing to try it on.
"""
