"""The static picture of a route map."""

from routes.picture.picture import draw_svg

__all__ = ["draw_svg"]
