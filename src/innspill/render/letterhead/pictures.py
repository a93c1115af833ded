"""Pictures of a letterhead that a screen reader cannot tell anything about."""

from collections.abc import Iterable
from typing import Final

from innspill.render.drafts.xml import q
from innspill.render.letterhead.places import Story

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_ART: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_OLD: Final = "urn:schemas-microsoft-com:vml"


def untold_pictures(stories: Iterable[Story]) -> int:
    """Count the pictures that have no alternative text and are not marked as decoration."""
    count = 0
    for story in stories:
        for place in story.root.iter(q("inline", _DRAWING), q("anchor", _DRAWING)):
            properties = place.find(q("docPr", _DRAWING))
            shown = next(place.iter(q("blip", _ART)), None) is not None
            if shown and properties is not None:
                told = properties.get("descr", "").strip() or properties.get("title", "").strip()
                decorative = any(
                    e.get("val") in {"1", "true"} for e in properties.iter(_DECORATIVE)
                )
                count += not (told or decorative)
        for shape in story.root.iter(q("shape", _OLD)):
            # The old form of a picture; beside a new one it is only there for old programs.
            alone = next(shape.iterancestors("{*}Fallback"), None) is None
            if alone and shape.find(q("imagedata", _OLD)) is not None:
                count += not shape.get("alt", "").strip()
    return count
