"""The record: one file that keeps readings and answers for them. Imports only the model and the errors."""

from legation.record.authorities import AuthorityPut, AuthoritySource
from legation.record.base import Lookup, Writer
from legation.record.merging import Merged
from legation.record.record import Record
from legation.record.register import RecordRegister
from legation.record.rows import (
    ActorProfile,
    ActorRow,
    Closing,
    Counts,
    DocumentRow,
    FailureRow,
    Fault,
    Filter,
    Finding,
    FindingKind,
    Hit,
    Judgement,
    Name,
    PutResult,
    Role,
    Row,
)

__all__ = [
    "ActorProfile",
    "ActorRow",
    "AuthorityPut",
    "AuthoritySource",
    "Closing",
    "Counts",
    "DocumentRow",
    "FailureRow",
    "Fault",
    "Filter",
    "Finding",
    "FindingKind",
    "Hit",
    "Judgement",
    "Lookup",
    "Merged",
    "Name",
    "PutResult",
    "Record",
    "RecordRegister",
    "Role",
    "Row",
    "Writer",
]
