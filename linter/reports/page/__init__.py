"""The pages of ``brevlint check`` and ``brevlint compare``: templates, style sheets, scripts, and what joins them."""
