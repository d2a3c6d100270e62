"""The mathematics of the best mix, which knows no plan: programmes, how they are solved, and how the answer is proven.

``program`` states the problem, ``standard`` writes it without units, ``interior`` solves many at once, ``certificate``
proves the answer without looking at how it was found; ``outer`` is the same problem for ``linear`` programmes, where
some of its limits are choices.
"""
