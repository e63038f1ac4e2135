"""A letter in; moves, faults, jobs done and findings out."""
