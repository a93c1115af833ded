"""innspill turns a folder of consultation submissions into one joint input letter."""

__version__ = "0.1.0"
