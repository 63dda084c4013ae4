"""Follow a digital-transformation plan kept as version-controlled YAML."""

__version__ = "0.1.0"
