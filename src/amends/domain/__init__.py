"""The words of amends as types: no input or output, no clock, no terminal."""
