"""What can be done about pages that are pictures: the hints of their notices."""

from typing import Final

INSTALL: Final = "Install tesseract with the model Latin or nor, and run again."
SWITCH_ON: Final = "Set recognise = true under [read] in innspill.toml, and run again."
UNCLEAR: Final = "Ask the sender for the text, or for a clearer copy."
NO_NORWEGIAN: Final = (
    "Install tesseract's model Latin or nor and run again: fewer words will be wrong."
)
ADVICE: Final = (INSTALL, SWITCH_ON, UNCLEAR, NO_NORWEGIAN)
