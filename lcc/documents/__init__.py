"""Documents: what is published, what tenderers fill in, what is read back, and what explains the decision.

Everything comes out of one purchase. What is said is built as blocks or as sheets; writers turn these into files.
The libraries that write are an extra: without them a sentence says what to install.
"""
