"""The catalogue of repairs: which fit, what they cost, where to stop."""
