"""An inquiry: one pass through frame, collect, analyze, celebrate and plan, and the notes that tell its story."""
