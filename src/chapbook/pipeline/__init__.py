"""Takes books from scan to finished files: the text stages, then the writers, the checks and the report, in order.

It decides nothing about a text; it calls, times and shows. One book's failure never stops the others.
"""
