"""What teams are proud of and let others see, and saying thank you."""
