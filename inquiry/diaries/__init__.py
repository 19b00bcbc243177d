"""Into people’s own calendars: a feed with a secret, and invitations by e-mail."""
