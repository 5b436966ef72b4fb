"""The ways a purchase can begin."""
