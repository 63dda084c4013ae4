"""Draw what the exports look like: `python docs/export_pictures.py`.

Makes the demo, whose reports are made up, exports it, and has other programs draw the first pages:
LibreOffice (`soffice`) and Poppler (`pdftoppm`) the workbook and the document, Chromium the page.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

IMAGES = Path(__file__).parent / "images"
DAYS = ("--as-of", "2025-06-30", "--since", "2025-03-31")
#: Of the form: the ending of its file, and the dots to an inch at which a page is drawn.
ON_PAPER = {"excel": (".xlsx", 84), "word": (".docx", 76)}
#: Width and height of the window in which the page is seen.
WINDOW = "1200,900"


def main() -> None:
    """Draw them all."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        dxplan(folder, "init", str(folder / "plan"), "--demo")
        for form, (suffix, dots) in ON_PAPER.items():
            file = exported(folder, form, suffix)
            run(folder, "soffice", "--headless", "--convert-to", "pdf", str(file))
            paper = [str(file.with_suffix(".pdf")), str(IMAGES / f"export-{form}")]
            run(folder, "pdftoppm", "-png", "-r", str(dots), "-singlefile", *paper)
        look(folder, exported(folder, "html", ".html"))


def exported(folder: Path, form: str, suffix: str) -> Path:
    """The demo in one of the forms."""
    file = folder / f"report{suffix}"
    dxplan(folder, "-C", str(folder / "plan"), "export", form, *DAYS, "-o", str(file))
    return file


def look(folder: Path, page: Path) -> None:
    """The page as it opens in a browser."""
    run(
        folder,
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={WINDOW}",
        f"--screenshot={IMAGES / 'export-html.png'}",
        page.as_uri(),
    )


def dxplan(folder: Path, *arguments: str) -> None:
    """Our own program."""
    run(folder, sys.executable, "-m", "dxplan", "--lang", "vi", *arguments)


def run(folder: Path, *command: str) -> None:
    """Another program, quiet unless it fails."""
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)  # noqa: S603 (a fixed list of programs)


if __name__ == "__main__":
    main()
