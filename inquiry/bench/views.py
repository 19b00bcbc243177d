from flask import Blueprint, make_response

from inquiry import pages
from inquiry.bench import copies, words
from inquiry.bench.district import bench_of
from inquiry.bench.school import school_bench
from inquiry.clock import today
from inquiry.doors import does, me
from inquiry.hiding import FEWEST_OUTSIDE
from inquiry.i18n import zone
from inquiry.mentoring.access import runs_programme
from inquiry.people.log import note_down
from inquiry.people.models import EXPORTED, District, School

bp = Blueprint("bench", __name__)


@bp.get("/schools/<ref>/bench")
@does("see who grows into leading at", School)
def school(school):
    shown = school_bench(school, me(), zone())
    return pages.page("bench/school.html", school=school, bench=shown, say=words)


@bp.get("/districts/<ref>/bench")
@does("count who grows into leading in", District)
def district(district):
    told = {"district": district, "opens_schools": runs_programme(me())}
    return pages.page("bench/district.html", bench=bench_of(district.id, me(), zone()), say=words, **told)


@bp.post("/districts/<ref>/bench/copies")
@does("count who grows into leading in", District)
def copy(district):
    note_down(EXPORTED, person=me(), by=me(), detail=f"who grows into leading: {district.name}")
    answer = make_response(copies.of_district(bench_of(district.id, me(), zone(), FEWEST_OUTSIDE)))
    answer.headers["Content-Type"] = "text/csv; charset=utf-8"
    answer.headers["Content-Disposition"] = f'attachment; filename="leading-{today(zone())}.csv"'
    return answer
