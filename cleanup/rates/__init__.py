"""How far a rule may be trusted: what was measured of it (`rates.lock`), and what that means for a run."""

from cleanup.rates.forecast import Forecast, forecast

__all__ = ["Forecast", "forecast"]
