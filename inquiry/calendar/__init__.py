"""When a school is a school: its years, terms, days off, bells and named days."""
