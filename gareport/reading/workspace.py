"""Where the project's own folders lie: content, locales and templates."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
