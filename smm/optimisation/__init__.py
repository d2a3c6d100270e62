"""The best mix: where money and hours bring the most, with the proof, the doubt and the next steps.

``problem`` turns a plan into a programme, ``best`` solves it, ``choice`` where some limits are choices; ``advise``
says everything there is to say. The mathematics stands in ``solver``, the sentences in ``words``. Nothing here is
imported by a score.
"""
