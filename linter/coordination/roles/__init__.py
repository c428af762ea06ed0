"""Who is in a joint task, who coordinates it or leads a part, who only gathers the reports."""
