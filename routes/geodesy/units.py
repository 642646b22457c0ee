"""Units of length."""

KM_PER_MILE = 1.609344
"""The international mile of 1959."""
