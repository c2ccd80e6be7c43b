"""Records -> reports, a page for each question."""
