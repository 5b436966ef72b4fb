"""The texts that bear on a life-cycle cost, checked one by one: what was checked, never that all is lawful."""
