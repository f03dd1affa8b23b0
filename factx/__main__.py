"""`python -m factx` is the command `factx`."""

from factx.cli import main

if __name__ == "__main__":
    main()
