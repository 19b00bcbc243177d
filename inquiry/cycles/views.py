from flask import Blueprint, flash, request

from inquiry.cycles import connection_views, counting, note_views, phase_views, queries, reading
from inquiry.cycles.forms import InquiryForm, QuestionForm
from inquiry.cycles.gates import PHASES, next_phase
from inquiry.cycles.models import Cycle
from inquiry.cycles.sentences import NUDGES, PHASE_AIMS, WANTS, ring_says, still_to_come, whose
from inquiry.cycles.story import days_of, tell
from inquiry.cycles.writing import open_inquiry
from inquiry.discussions.kinds import phase_label
from inquiry.doors import does, me, sees, signed_in
from inquiry.i18n import _, zone
from inquiry.pages import page, submitted, to
from inquiry.people.models import is_principal
from inquiry.teams.models import Team

bp = Blueprint("cycles", __name__)
blueprints = [bp, phase_views.bp, note_views.bp, connection_views.bp]


bp.add_app_template_global(whose)


@bp.app_context_processor
def words_for_phases():
    return {"phase_label": phase_label}


@bp.get("/cycles")
@signed_in
def index():
    seen = counting.seen_cycles(me())
    rings = queries.rings(me(), seen)
    known = {"teams": reading.own_teams(me()), "is_principal": is_principal(me())}
    return page("cycles/index.html", seen=seen, rings=rings, **known)


@bp.route("/teams/<ref>/cycles/new", methods=["GET", "POST"])
@does("start an inquiry in", Team)
def start(team):
    form = InquiryForm(request.form)
    if submitted(form):
        cycle = open_inquiry(team, form.question.data, form.words.data, by=me())
        return to(".show", ref=cycle.ref)
    return page("cycles/start.html", form, team=team, open=queries.open_cycle(me(), team))


@bp.get("/cycles/<ref>")
@sees(Cycle)
def show(cycle):
    story, phase_words = tell(cycle, me()), {phase: str(phase_label(phase)) for phase in PHASES}
    members = reading.members_of(me(), team=cycle.team_id)
    return page(
        "cycles/show.html",
        cycle=cycle,
        story=story,
        team=members[0].team,
        team_ref=members[0].team_ref,
        members=reading.readers(members, cycle),
        ring_says=ring_says(story.fills, phase_words.get),
        phase_label=phase_words.get,
        days=days_of(story, zone()),
        line=still_to_come(len(story.missing)),
        after=next_phase(cycle.phase),
        phases=PHASES,
        aims=PHASE_AIMS,
        say=WANTS,
        nudges=NUDGES,
    )


@bp.route("/cycles/<ref>/question", methods=["GET", "POST"])
@does("look after", Cycle)
def reword(cycle):
    form = QuestionForm(request.form, obj=cycle)
    if submitted(form):
        cycle.question = form.question.data
        flash(_("The question has new words."), "good")
        return to(".show", ref=cycle.ref)
    return page("cycles/question.html", form, cycle=cycle)
