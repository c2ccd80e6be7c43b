"""Other people's catalogs -> a catalog file of ours."""
