"""Runs it: settings, executor, rules; returns a Report."""
