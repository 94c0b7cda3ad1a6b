"""Documents from files: one module per format, bytes to ``Document``, and the layout they share.

``read_documents`` is the way in. A new format is a module with a reader (``draft.draft.Reader``), declared
as a ``Format``, and a line for each extension in ``registry``; other packages add theirs by entry points.
"""

from onrecord.reading.draft.draft import Notice
from onrecord.reading.draft.limits import LimitError, Limits
from onrecord.reading.read import Hints, read_documents

__all__ = ["Hints", "LimitError", "Limits", "Notice", "read_documents"]
