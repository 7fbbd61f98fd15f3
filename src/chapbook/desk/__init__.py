"""The proofing desk: a page in the browser of this machine, where an editor settles the doubts of a book one by one.

It changes no text: what the editor decides is appended to the book's decisions.jsonl, and the stages do the rest. All
it knows stands in files; it can be killed at any moment. It answers this machine only.
"""
