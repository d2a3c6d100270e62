"""What every test needs: how hard Hypothesis looks.

The same examples every time, so that a run that is repeated says the same; ``HYPOTHESIS_PROFILE=explore`` looks
further, at others every time.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "same", deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", parent=settings.get_profile("same"), derandomize=False, max_examples=400)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
