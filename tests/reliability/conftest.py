"""What is a program of its own here, and no test."""

collect_ignore = ["fuzz.py", "long_texts.py"]
