"""Programs for those who work on this project; nothing here is shipped in the wheel."""
