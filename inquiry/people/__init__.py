"""Who people are: districts, schools, sign-in, invitations."""
