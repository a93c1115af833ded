"""Who sent a submission: evidence, clues, and the body that they mean."""
