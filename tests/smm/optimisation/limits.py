"""Plans under other limits."""

from smm.limits import Limits


def limited(plan, **limits):
    """Return a plan under these limits and no others."""
    return plan.model_copy(update={"limits": Limits.model_validate(limits)})
