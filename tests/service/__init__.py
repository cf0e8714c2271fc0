"""The service for records systems."""
