"""Names of themes: words and headings that people used, in the letter's language."""

from innspill.cluster.naming.labels import Named, name_themes
from innspill.cluster.naming.slugs import slugs
from innspill.cluster.naming.sources import Naming

__all__ = ["Named", "Naming", "name_themes", "slugs"]
