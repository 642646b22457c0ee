"""The static picture of a route map."""

from routes.picture.inline import BasePaths, draw_inline
from routes.picture.picture import draw_card, draw_svg
from routes.picture.raster import NO_FONTS, has_fonts, to_png

__all__ = ["NO_FONTS", "BasePaths", "draw_card", "draw_inline", "draw_svg", "has_fonts", "to_png"]
