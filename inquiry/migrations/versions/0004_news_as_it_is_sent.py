"""news is kept as it is sent, in each language"""

import json

import sqlalchemy as sa
from alembic import op

import inquiry.db
from inquiry.live.framing import framed, unframed

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

AT = inquiry.db.Moment(timezone=True)
NEWS = sa.table(
    "live_event", *(sa.column(name) for name in ("room", "seq", "lang", "kind", "frame")), sa.column("at", AT)
)
BODIES = sa.table("live_event", *(sa.column(name) for name in ("room", "seq", "kind", "body")), sa.column("at", AT))


def upgrade():
    kept = op.get_bind().execute(sa.select(BODIES)).all()
    op.drop_table("live_event")
    op.create_table(
        "live_event",
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("frame", sa.Text(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint("room", "seq", "lang", name=op.f("pk_live_event")),
    )
    op.bulk_insert(NEWS, [row for piece in kept for row in _in_each_language(piece)])


def _in_each_language(piece):
    words = json.loads(piece.body) or {"": ""}
    for lang, said in words.items():
        frame = framed(piece.seq, piece.kind, said)
        where = {"room": piece.room, "seq": piece.seq, "lang": lang if len(words) > 1 else ""}
        yield where | {"kind": piece.kind, "frame": frame, "at": piece.at}


def downgrade():
    kept = op.get_bind().execute(sa.select(NEWS).order_by(NEWS.c.room, NEWS.c.seq)).all()
    op.drop_table("live_event")
    op.create_table(
        "live_event",
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint("room", "seq", name=op.f("pk_live_event")),
    )
    bodies: dict = {}
    for row in kept:
        piece = {"room": row.room, "seq": row.seq, "kind": row.kind, "at": row.at, "body": {}}
        bodies.setdefault((row.room, row.seq), piece)["body"][row.lang] = unframed(row.frame).said
    op.bulk_insert(BODIES, [piece | {"body": json.dumps(piece["body"])} for piece in bodies.values()])
