"""What a joint task shall achieve for users, society or the world, and for whom."""
