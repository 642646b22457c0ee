"""Sitting: the proposals of a draft shown to a person, one by one, and what they answer."""

from routes.sitting.sitting import card_record, review_folder

__all__ = ["card_record", "review_folder"]
