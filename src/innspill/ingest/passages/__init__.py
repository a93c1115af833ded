"""From blocks to passages, and what is no passage and why."""
