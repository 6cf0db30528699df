"""Data sets of others as claims: each row stands in its file as a claim stands in its report.

One module for each data set, with ``claims(file)``; the files are the user's own downloads.
"""
