"""The checked catalog, compiled into an SQLite file: the only place that knows sqlite3."""
