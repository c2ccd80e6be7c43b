"""What people write, checked: the only place that knows pydantic and YAML."""
