"""What a program printed of its run, read: see `reader`."""
