"""All that knows Vietnamese: numerals, figures, context, words."""
