"""The folder that people own: its settings, and where its submissions lie."""

from innspill.consultation.folder import SETTINGS_FILE, Place, locate, settings_around
from innspill.consultation.settings import Settings, parse_settings

__all__ = [
    "SETTINGS_FILE",
    "Place",
    "Settings",
    "locate",
    "parse_settings",
    "settings_around",
]
