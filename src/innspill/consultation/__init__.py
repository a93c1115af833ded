"""The folder that people own: its settings, and where its submissions lie."""

from innspill.consultation.folder import (
    SETTINGS_FILE,
    Place,
    ResultPlace,
    keep_out_of_inputs,
    locate,
    locate_result,
    settings_around,
)
from innspill.consultation.passwords import read_passwords
from innspill.consultation.rendering import rendering_of
from innspill.consultation.settings import Settings, parse_settings

__all__ = [
    "SETTINGS_FILE",
    "Place",
    "ResultPlace",
    "Settings",
    "keep_out_of_inputs",
    "locate",
    "locate_result",
    "parse_settings",
    "read_passwords",
    "rendering_of",
    "settings_around",
]
