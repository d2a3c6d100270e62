"""The best mix: where money and hours bring the most, with the proof, the doubt and the next steps.

``program`` states the problem, ``standard`` writes it without units, ``interior`` solves many at once, ``certificate``
proves the answer without looking at how it was found. Nothing here is imported by a score.
"""
