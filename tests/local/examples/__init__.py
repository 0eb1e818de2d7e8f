"""The reference's own examples, with only keys and addresses put in."""
