"""Interactions → flows, threads, times, network: the article's questions answered from a log instead of belief."""
