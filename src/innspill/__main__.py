"""Lets `python -m innspill` do what `innspill` does."""

from innspill.cli import main

if __name__ == "__main__":
    main()
