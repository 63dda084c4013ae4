"""What the user sees, one file per form of output; nothing here decides what is said."""
