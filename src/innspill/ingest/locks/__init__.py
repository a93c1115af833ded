"""Locked files: what opens them, with the passwords that the user has given."""
