"""One module per kind of figure: what its written forms are, and how they are read."""
