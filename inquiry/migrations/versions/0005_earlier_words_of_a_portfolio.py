"""what a piece of a portfolio said before it was changed"""

import sqlalchemy as sa
from alembic import op

import inquiry.db

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "portfolio_piece_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("html", sa.String(), nullable=False),
        sa.Column("at", inquiry.db.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["portfolio_item.id"], name=op.f("fk_portfolio_piece_version_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portfolio_piece_version")),
    )
    with op.batch_alter_table("portfolio_piece_version") as batch:
        batch.create_index(batch.f("ix_portfolio_piece_version_item_id"), ["item_id"], unique=False)


def downgrade():
    op.drop_table("portfolio_piece_version")
