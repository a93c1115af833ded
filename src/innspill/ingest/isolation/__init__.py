"""Isolation: a stranger's file is read in a process of its own, which can do little harm."""
