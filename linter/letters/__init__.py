"""What a letter is, who wrote it to whom and when, and the names of ministries and agencies by date."""
