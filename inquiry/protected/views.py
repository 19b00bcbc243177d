"""The pages of protected time: plan it, see the week, say what became of it, and the ledger."""

from inquiry.protected import block_views, ledger_views, request_views, time_views  # noqa: F401 - they put their pages on it
from inquiry.protected.blueprint import bp

blueprints = [bp, request_views.bp]
