"""What every session runs."""

from pages.ui import shell

shell.draw()
