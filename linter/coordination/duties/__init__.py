"""What coordinators shall do, who is responsible for what, and how far the cooperation goes."""
