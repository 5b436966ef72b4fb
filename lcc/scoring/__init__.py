"""Award criteria: marks, weighted totals, simulation before publication, and what to look at in the offers.

Marks are on the scale of each criterion, points out of its weight, amounts in the currency of the method.
"""
