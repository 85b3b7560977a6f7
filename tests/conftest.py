"""What holds for all tests."""

from hypothesis import settings

settings.register_profile("project", deadline=None)  # the first example works out rules, and machines are noisy
settings.load_profile("project")
