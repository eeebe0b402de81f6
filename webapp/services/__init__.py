"""Use cases, one function each. Only they open transactions; they know nothing of the web.

Every function takes the ``Desk`` first, then whose workspace it acts in, and gives frozen values back.
``sources`` holds those of the archive.
"""

from webapp.ingest.provenance import Provenance
from webapp.review import Standing
from webapp.services import sources
from webapp.services.access import (
    create_access_token,
    create_recovery,
    list_access_tokens,
    revoke_access_token,
    workspace_of_token,
)
from webapp.services.archive import export_archive, import_archive
from webapp.services.browsers import count_browsers, look_at_recovery, sign_out_others, use_recovery
from webapp.services.carrying import compare_reviews
from webapp.services.chosen import delete_chosen, find_chosen, list_deleted, restore_chosen, tag_chosen
from webapp.services.claims import sweep as sweep_jobs
from webapp.services.comments import Written, add_comment, delete_comment, resolve_comment
from webapp.services.comparing import compare_again, create_comparison
from webapp.services.comparisons import get_comparison, get_draft
from webapp.services.deferred import (
    cancel_job,
    count_jobs,
    erase_ended_jobs,
    find_job,
    job_draft,
    list_jobs,
)
from webapp.services.deferring import DeferredError
from webapp.services.desk import Desk
from webapp.services.errors import (
    BusyError,
    FailedError,
    ForbiddenError,
    GoneError,
    InvalidError,
    NotFoundError,
    RefusalError,
    ServiceError,
    StoppedError,
    TooLargeError,
    TooManyTriesError,
    UnauthorizedError,
)
from webapp.services.furniture import compare_line, leave_out_line
from webapp.services.intake import (
    Taken,
    UnreadableError,
    Upload,
    fetch_again,
    names_address,
    take_address,
    take_file,
)
from webapp.services.job_values import Failure, Job, JobState
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
from webapp.services.names import clean_name
from webapp.services.opening import comment_through, open_share, share_cover, unlock_share
from webapp.services.pins import PinChange, set_pins
from webapp.services.provenance import is_unchanged, seal, unseal, written
from webapp.services.readiness import Readiness, check_readiness
from webapp.services.review import Changed, Word, decide, get_review, keep_reasons, undo_decision
from webapp.services.revisions import (
    Changes,
    Entry,
    Since,
    compare_revisions,
    go_back,
    list_history,
    since_review,
)
from webapp.services.samples import list_samples, sample_draft
from webapp.services.set_members import add_pair, add_texts, memberships, remove_member
from webapp.services.set_values import (
    FailedText,
    KeptMember,
    KeptSet,
    ListedSet,
    MadeSet,
    Membership,
    SetDraft,
    SetText,
)
from webapp.services.sets import create_set, delete_set, edit_set, gather_set, get_set, list_sets
from webapp.services.share_values import Cover, Opened, Share, Terms
from webapp.services.shares import (
    create_share,
    erase_ended_shares,
    list_shares,
    renew_address,
    revoke_share,
)
from webapp.services.sign_off import sign_off, take_off
from webapp.services.stepping import Steps, steps_from
from webapp.services.swapping import find_or_create, swapped_draft
from webapp.services.tags import add_tags, list_tags, remove_tag, set_tags
from webapp.services.taking import LEASE, Taker
from webapp.services.values import (
    AccessToken,
    Asker,
    Chosen,
    Deleted,
    Draft,
    Kept,
    Listed,
    ListedPage,
    Origin,
    Recovery,
    Revision,
    Sample,
    Tag,
)
from webapp.services.workspaces import (
    create_workspace,
    erase_empty,
    find_workspace,
    is_id,
    new_id,
    secret_of_user,
    workspace_of_user,
)

__all__ = [
    "LEASE",
    "AccessToken",
    "Asker",
    "BusyError",
    "Changed",
    "Changes",
    "Chosen",
    "Cover",
    "DeferredError",
    "Deleted",
    "Desk",
    "Draft",
    "Entry",
    "FailedError",
    "FailedText",
    "Failure",
    "ForbiddenError",
    "GoneError",
    "InvalidError",
    "Job",
    "JobState",
    "Kept",
    "KeptMember",
    "KeptSet",
    "Listed",
    "ListedPage",
    "ListedSet",
    "MadeSet",
    "Membership",
    "NotFoundError",
    "Opened",
    "Origin",
    "PinChange",
    "Provenance",
    "Readiness",
    "Recovery",
    "RefusalError",
    "Revision",
    "Sample",
    "ServiceError",
    "SetDraft",
    "SetText",
    "Share",
    "Since",
    "Standing",
    "Steps",
    "StoppedError",
    "Tag",
    "Taken",
    "Taker",
    "Terms",
    "TooLargeError",
    "TooManyTriesError",
    "UnauthorizedError",
    "UnreadableError",
    "Upload",
    "Word",
    "Written",
    "add_comment",
    "add_pair",
    "add_tags",
    "add_texts",
    "cancel_job",
    "check_readiness",
    "clean_name",
    "comment_through",
    "compare_again",
    "compare_line",
    "compare_reviews",
    "compare_revisions",
    "count_browsers",
    "count_jobs",
    "create_access_token",
    "create_comparison",
    "create_recovery",
    "create_set",
    "create_share",
    "create_workspace",
    "decide",
    "delete_chosen",
    "delete_comment",
    "delete_pair",
    "delete_set",
    "edit_set",
    "erase_deleted",
    "erase_empty",
    "erase_ended_jobs",
    "erase_ended_shares",
    "erase_older",
    "export_archive",
    "fetch_again",
    "find_chosen",
    "find_job",
    "find_or_create",
    "find_workspace",
    "gather_set",
    "get_comparison",
    "get_draft",
    "get_review",
    "get_set",
    "go_back",
    "import_archive",
    "is_id",
    "is_unchanged",
    "job_draft",
    "keep_reasons",
    "leave_out_line",
    "list_access_tokens",
    "list_deleted",
    "list_history",
    "list_jobs",
    "list_pairs",
    "list_recent",
    "list_samples",
    "list_sets",
    "list_shares",
    "list_tags",
    "look_at_recovery",
    "memberships",
    "names_address",
    "new_id",
    "open_share",
    "read_as",
    "remove_member",
    "remove_tag",
    "rename_pair",
    "renew_address",
    "resolve_comment",
    "restore_chosen",
    "restore_pair",
    "revoke_access_token",
    "revoke_share",
    "sample_draft",
    "seal",
    "secret_of_user",
    "set_pins",
    "set_tags",
    "share_cover",
    "sign_off",
    "sign_out_others",
    "since_review",
    "sources",
    "steps_from",
    "swapped_draft",
    "sweep_jobs",
    "tag_chosen",
    "take_address",
    "take_file",
    "take_off",
    "undo_decision",
    "unlock_share",
    "unseal",
    "use_recovery",
    "workspace_of_token",
    "workspace_of_user",
    "written",
]
