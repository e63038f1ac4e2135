"""A client's message in; spans, points and proposed facts out."""
