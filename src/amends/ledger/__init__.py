"""Across cases and over time: where a case stands, what is owed, what happened before."""
