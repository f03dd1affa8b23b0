"""Single dates: each form of writing one is a function from a place to a `Point`."""
