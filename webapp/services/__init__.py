"""Use cases, one function each. Only they open transactions; they know nothing of the web.

Every function takes the ``Desk`` first, then whose workspace it acts in, and gives frozen values back.
"""

from webapp.services.access import (
    create_access_token,
    create_recovery,
    list_access_tokens,
    revoke_access_token,
    use_recovery,
    workspace_of_token,
)
from webapp.services.archive import export_archive, import_archive
from webapp.services.comparisons import compare_again, create_comparison, get_comparison, get_draft
from webapp.services.desk import Desk
from webapp.services.errors import (
    BusyError,
    FailedError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    RefusalError,
    ServiceError,
    TooLargeError,
    UnauthorizedError,
)
from webapp.services.furniture import compare_line, leave_out_line
from webapp.services.kinds import read_as
from webapp.services.library import (
    delete_pair,
    erase_deleted,
    erase_older,
    list_pairs,
    list_recent,
    rename_pair,
    restore_pair,
)
from webapp.services.readiness import Readiness, check_readiness
from webapp.services.samples import list_samples, sample_draft
from webapp.services.shares import create_share, list_shares, open_share, revoke_share, unlock_share
from webapp.services.tags import add_tags, list_tags, remove_tag, set_tags
from webapp.services.values import (
    AccessToken,
    Draft,
    Kept,
    Listed,
    ListedPage,
    Opened,
    Revision,
    Sample,
    Share,
    Tag,
)
from webapp.services.workspaces import (
    create_workspace,
    erase_empty,
    find_workspace,
    secret_of_user,
    workspace_of_user,
)

__all__ = [
    "AccessToken",
    "BusyError",
    "Desk",
    "Draft",
    "FailedError",
    "ForbiddenError",
    "InvalidError",
    "Kept",
    "Listed",
    "ListedPage",
    "NotFoundError",
    "Opened",
    "Readiness",
    "RefusalError",
    "Revision",
    "Sample",
    "ServiceError",
    "Share",
    "Tag",
    "TooLargeError",
    "UnauthorizedError",
    "add_tags",
    "check_readiness",
    "compare_again",
    "compare_line",
    "create_access_token",
    "create_comparison",
    "create_recovery",
    "create_share",
    "create_workspace",
    "delete_pair",
    "erase_deleted",
    "erase_empty",
    "erase_older",
    "export_archive",
    "find_workspace",
    "get_comparison",
    "get_draft",
    "import_archive",
    "leave_out_line",
    "list_access_tokens",
    "list_pairs",
    "list_recent",
    "list_samples",
    "list_shares",
    "list_tags",
    "open_share",
    "read_as",
    "remove_tag",
    "rename_pair",
    "restore_pair",
    "revoke_access_token",
    "revoke_share",
    "sample_draft",
    "secret_of_user",
    "set_tags",
    "unlock_share",
    "use_recovery",
    "workspace_of_token",
    "workspace_of_user",
]
