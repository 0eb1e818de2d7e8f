"""The effect of network faults on calls: clicks through a proxy that spoils a share of all requests, chosen by a seed.

`python -m compat.faults` prints for each way of using this package how many clicks were lost, done twice, or raised.
"""
