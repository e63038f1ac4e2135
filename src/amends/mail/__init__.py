"""E-mail in and e-mail out; nothing is ever sent."""
