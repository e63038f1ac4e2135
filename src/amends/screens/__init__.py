"""One screen a file, named as the user sees it."""
