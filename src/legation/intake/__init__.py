"""From sources (files, folders, pages, JSON lines, standard input) to Documents.

Sources come in through ``read_sources``, one Outcome a document; a text that is already in hand goes through
``document_from_text``. Nothing here knows a language model or a record.
"""

from legation.intake.documents import document_from_file_text, document_from_html, document_from_text
from legation.intake.outcomes import Outcome
from legation.intake.sources import read_sources

__all__ = ["Outcome", "document_from_file_text", "document_from_html", "document_from_text", "read_sources"]
