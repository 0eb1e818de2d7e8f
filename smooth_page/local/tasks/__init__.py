"""`run_task` without a model: plain imperative steps, done through the in-page runtime like everyone else's actions.

grammar.py reads sentences into steps, finding.py names elements, driver.py runs operations, performing.py does it all.

It imports none of them: the processes that read sentences need the grammar alone.
"""
