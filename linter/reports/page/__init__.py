"""The page of ``brevlint compare``: template, style sheet and script, put into one file by compare_html."""
