"""Personal data in what was read: what it looks like, and how it is masked."""
