"""Questions to a finished result: check, trace, diff. Nothing asks them yet."""
