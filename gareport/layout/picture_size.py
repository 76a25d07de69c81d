"""The size of a picture on its page: its pixels and the page in, points out, for every format."""

from gareport.layout.geometry import Page
from gareport.report.pictures import Picture

DOTS = 300  # an inch, in print: a picture is never so large that its dots show
AROUND = 150  # points of a page that are left for the title, the source and notes


def drawn_size(picture: Picture, page: Page) -> tuple[float, float]:
    """Its width and height: within the measure and the page, and never out of shape."""
    across, down = (72 * pixels / DOTS for pixels in (picture.width, picture.height))
    room = page.height - page.top - page.bottom - AROUND
    scale = min(1, page.measure / across, room / down)
    return round(across * scale, 2), round(down * scale, 2)
