"""Pieces of screens: they know the domain, never the disk, and speak by messages."""
