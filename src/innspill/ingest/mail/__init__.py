"""Readers of mails, as internet messages and as Outlook stores them."""
