"""Movements: what sentences say of goods and people going from one place to another."""

from routes.movement.find import find_movements
from routes.movement.movement import Likelihood, Movement

__all__ = ["Likelihood", "Movement", "find_movements"]
