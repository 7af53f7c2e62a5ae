"""A policy is a function from the tree to sentences about what is wrong, with a planted violation that it must find."""
POLICIES = []


def policy(planted, expects):
    """`planted`: files laid over the tree, `expects`: words that must stand in one of the findings then."""

    def register(check):
        POLICIES.append((check.__name__, check, planted, expects))
        return check

    return register
