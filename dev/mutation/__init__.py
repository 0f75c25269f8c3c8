"""Changes the code of the pure floors in thousands of small ways, and counts how many of them a test notices.

Run ``python -m dev.mutation``; with ``policy.arn`` behind it, for what is called so alone. It ends with 1 where fewer
than 90% of the mutants of a floor are killed, where one survives that is not in ``dev/survivors.txt``, and where one is
in it that does not survive any more.

mutmut (https://mutmut.readthedocs.io) makes the mutants: it changes what is in functions. It would also start pytest
anew for each, which takes longer than the tests do; here they are collected once, and each mutant is tried in a fork.
"""
