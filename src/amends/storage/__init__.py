"""The TOML files: read, write, lock, trash, summaries, settings."""
