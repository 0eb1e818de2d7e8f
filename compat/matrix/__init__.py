"""The compatibility matrix: one page made from levels and stored runs, never typed by hand."""
