"""The annex to the tender documents: the data asked, the method, and a sum that anyone can do again (CCP R2152-10)."""

from lcc.documents.annex.assembly import annex
from lcc.documents.annex.gaps import remaining

__all__ = ["annex", "remaining"]
