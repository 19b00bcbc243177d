"""What a discussion protocol is and how one runs. No web, no database: a file of text, and arithmetic."""
