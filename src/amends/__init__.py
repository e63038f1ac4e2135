"""A calm answer to a client who is upset, or has gone quiet, after something went wrong."""

__version__ = "0.1.0"
