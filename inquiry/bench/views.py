from flask import Blueprint, abort, make_response

from inquiry.access import allowed
from inquiry.bench import copies, words
from inquiry.bench.district import bench_of
from inquiry.bench.school import school_bench
from inquiry.clock import today
from inquiry.db import db
from inquiry.doors import does, me, signed_in
from inquiry.hiding import FEWEST_OUTSIDE
from inquiry.i18n import zone
from inquiry.mentoring.access import runs_programme
from inquiry.pages import page, to
from inquiry.people.access import leads
from inquiry.people.log import note_down
from inquiry.people.models import EXPORTED, District, School

bp = Blueprint("bench", __name__)
COUNT = "count who grows into leading in"


@bp.get("/bench")
@signed_in
def own():
    """The bench of whoever looks: a principal’s school, else the district."""
    school = me().school_id and db.session.get(School, me().school_id)
    if school and leads(me(), school.id):
        return to(".school", ref=school.ref)
    district = db.session.get(District, me().district_id)
    return to(".district", ref=district.ref) if allowed(me(), COUNT, district) else abort(404)


@bp.get("/schools/<ref>/bench")
@does("see who grows into leading at", School)
def school(school):
    shown = school_bench(school, me(), zone())
    return page("bench/school.html", school=school, bench=shown, say=words)


@bp.get("/districts/<ref>/bench")
@does(COUNT, District)
def district(district):
    told = {"district": district, "opens_schools": runs_programme(me())}
    return page("bench/district.html", bench=bench_of(district.id, me(), zone()), say=words, **told)


@bp.post("/districts/<ref>/bench/copies")
@does(COUNT, District)
def copy(district):
    note_down(EXPORTED, person=me(), by=me(), detail=f"who grows into leading: {district.name}")
    answer = make_response(copies.of_district(bench_of(district.id, me(), zone(), FEWEST_OUTSIDE)))
    answer.headers["Content-Type"] = "text/csv; charset=utf-8"
    answer.headers["Content-Disposition"] = f'attachment; filename="leading-{today(zone())}.csv"'
    return answer
