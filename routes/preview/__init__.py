"""Preview: the page of a dossier in a browser, made again whenever a file of it changes."""

from routes.preview.server import HOST, preview_app, serve

__all__ = ["HOST", "preview_app", "serve"]
