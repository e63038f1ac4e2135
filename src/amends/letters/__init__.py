"""Shapes, and how parts and offers become a letter."""
