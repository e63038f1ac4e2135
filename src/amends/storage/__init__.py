"""The TOML files: where they are, how they are read and written, and what is done when that fails."""
