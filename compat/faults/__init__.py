"""What network faults do to calls: clicks through a proxy that spoils a part of all requests, drawn by a seed.

`python -m compat.faults` prints for each way of using this package how many clicks were lost, done twice, or raised.
"""
