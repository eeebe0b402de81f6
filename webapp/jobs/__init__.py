"""Work that a request waits for and does not do itself.

Comparing keeps a core busy for seconds and can take a gigabyte, so it runs in processes of its own: however
many texts are being compared, a page is answered at once, and a text that brings its process down brings down
nothing else.
"""

from webapp.jobs.compared import Compared, Comparing, DirectComparing, Question, WorkerError
from webapp.jobs.pool import Bounds, Pool
from webapp.jobs.turns import NoTurnError
from webapp.jobs.work import StoppedError, Watched, Work

__all__ = [
    "Bounds",
    "Compared",
    "Comparing",
    "DirectComparing",
    "NoTurnError",
    "Pool",
    "Question",
    "StoppedError",
    "Watched",
    "Work",
    "WorkerError",
]
