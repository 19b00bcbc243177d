from inquiry.access import may, see
from inquiry.bench.models import LedAtSchool
from inquiry.mentoring.access import runs_programme
from inquiry.people.access import leads
from inquiry.people.models import District, School
from inquiry.teams.access import in_led_school


@see(LedAtSchool)
def meetings_led_at_own_school(person):
    "A principal sees who led which meeting at their school, by which protocol and how long; nothing that was said."
    return in_led_school(person, LedAtSchool.team_id)


@may("see who grows into leading at", School)
def principal_and_programme_see_bench(person, school):
    "The principal, and whoever leads the programme, see who grows into leading at a school, as far as each agreed."
    return leads(person, school.id) or (runs_programme(person) and person.district_id == school.district_id)


@may("count who grows into leading in", District)
def district_counts_bench(person, district):
    "A district leader, and whoever leads the programme, see how many grow into leading, and nobody’s name."
    return person.district_id == district.id and (person.role == "district" or runs_programme(person))
