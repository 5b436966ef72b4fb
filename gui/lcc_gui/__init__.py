"""The desktop application: it shows and edits, and computes nothing."""
