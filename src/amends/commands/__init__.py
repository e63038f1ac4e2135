"""What the command line can do without opening the screen."""
