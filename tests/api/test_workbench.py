"""The workbench of a call for mentoring: a draft on a page, edited and assigned again, never stored; and the page of guides."""

import csv
import html
import io
import json
import re
from typing import Any

from openpyxl import load_workbook
from starlette.testclient import TestClient

from ingest.sources.mentorships import MentorshipRow

MENTEES = "id,name,skills,institution\na,Ani Misal,audit:1,X\nb,=Budi <b>Misal</b>,audit,X\nc,Cici Misal,sihir,Y\n"
MENTORS = "id,name,skills,institution,seats\np,Putu Misal,audit:3,Z,1\nq,Qori Misal,audit:2,Z,1\n"
FILES = {"mentees": ("mentees.csv", MENTEES), "mentors": ("mentors.csv", MENTORS)}


def sent(client: TestClient, *, status: int = 200, files: Any = None, **fields: Any) -> Any:
    """The answer to a form."""
    found = client.post("/en/mentors/call", data=fields, files=files or {"none": ("", b"")})
    assert found.status_code == status, found.text[-500:]
    return found


def carried(page: str) -> dict[str, Any]:
    """What a page carries of its call."""
    told = {
        name: html.unescape(text)
        for name, text in re.findall(r'<textarea id="\w+" name="(\w+_told)"[^>]*>(.*?)</textarea>', page, re.S)
    }
    chosen = [html.unescape(value) for value in re.findall(r'<option value="([^"]*)" selected>', page)]
    kept = re.findall(r'name="kept" value="([^"]*)"', page)[0]
    return {**told, "decision": chosen, "kept": html.unescape(kept)}


def test_a_draft_is_edited_and_assigned_again(client: TestClient) -> None:
    """Forbid a pair on the page, pin another: the next draft holds both, and lists what was ruled out."""
    first = sent(client, files=FILES).text
    assert "2 pairs, 1 wait" in first
    assert "=Budi &lt;b&gt;Misal" in first
    call = carried(first)
    pairs = {tuple(json.loads(value)[1:]) for value in call["decision"]}
    assert {mentee for mentee, _ in pairs} == {"a", "b"}
    other = {"a": dict(pairs)["b"], "b": dict(pairs)["a"]}
    call["decision"] = [json.dumps(["forbid", mentee, mentor]) for mentee, mentor in pairs if mentee == "a"]
    second = sent(client, **call, pin_mentee="b", pin_mentor=other["b"]).text
    assert "These decisions cannot hold together" not in second
    again = [json.loads(value) for value in carried(second)["decision"]]
    assert ["pin", "b", other["b"]] in again
    assert "Ruled out" in second


def test_a_file_is_the_same_draft(client: TestClient) -> None:
    """The workbook of the page is one that the command reads; nothing is kept anywhere."""
    call = carried(sent(client, files=FILES).text)
    found = sent(client, **call, do="xlsx")
    assert found.headers["cache-control"] == "no-store"
    book = load_workbook(io.BytesIO(found.content))
    assert sorted(str(row[0]) for row in book["pairs"].iter_rows(min_row=2, values_only=True)) == ["a", "b"]
    assert sent(client, **call, do="csv").text.count("\n") == 4
    assert list(MentorshipRow.model_fields)[1:] == sent(client, **call, do="approved").text.splitlines()[0].split(",")


def test_a_file_outranks_what_the_page_only_keeps(client: TestClient) -> None:
    """A pair of the draft that a file rules out, given in with the page, is ruled out, shown with a choice or not; what was chosen on the page stands."""
    call = carried(sent(client, files=FILES).text)
    [pair, *_] = json.loads(call["kept"])
    file = {"decisions": ("d.csv", "mentee,mentor,decision\n" + ",".join([*pair, "forbid"]))}
    for decision, held in ((call["decision"], False), ([], False), ([json.dumps(["pin", *pair])], True)):
        page = sent(client, files=file, **{**call, "decision": decision}).text
        assert (pair in json.loads(carried(page)["kept"]), "Ruled out" in page) == (held, not held)


def test_only_what_was_seen_is_published(client: TestClient) -> None:
    """What was ruled out or set free makes another draft, which is shown before its pairs can be taken home."""
    call = carried(sent(client, files=FILES).text)
    for choice in ("forbid", ""):
        other = [json.dumps([choice, *json.loads(call["decision"][0])[1:]]), *call["decision"][1:]]
        page = sent(client, **{**call, "decision": other}, do="approved").text
        assert "Nothing was downloaded yet" in page
        again = carried(page)
        ruled_out = [one for one in other if "forbid" in one]
        published = sent(client, **{**again, "decision": [*again["decision"], *ruled_out]}, do="approved")
        assert published.headers["content-type"].startswith("text/csv")
        pairs = [[row["mentee"], row["mentor"]] for row in csv.DictReader(published.text.splitlines())]
        assert sorted(pairs) == sorted(json.loads(one)[1:] for one in again["decision"])
    known = [text.replace("\nb,=Budi <b>Misal</b>", "\n0000-0002-1825-0097,Budi Misal") for text in (MENTEES, MENTORS)]
    page = sent(client, files={"mentees": ("m.csv", known[0]), "mentors": ("g.csv", known[1])}).text
    assert "Not so here: a, p, q." in page


def test_wrong_input_is_told_on_the_page(client: TestClient) -> None:
    """No file, one that names nobody, a wrong cell, contradictory pins, an unknown id, a quota without a number, a decision nobody could choose."""
    assert "Choose the tables of both sides" in sent(client, status=422).text
    wrong = {**FILES, "mentors": ("mentors.csv", MENTORS.replace("Z,1\nq", "Z,-1\nq"))}
    assert "mentors.csv, line 2: seats must be at least 0" in sent(client, status=422, files=wrong).text
    for nobody in ("", "id,name,skills\n"):
        assert "mentees.csv names nobody" in sent(client, status=422, files={**FILES, "mentees": ("mentees.csv", nobody)}).text
    call = carried(sent(client, files=FILES).text)
    pins = [json.dumps(["pin", "a", "p"]), json.dumps(["pin", "b", "p"])]
    assert "cannot hold together" in sent(client, status=422, **{**call, "decision": pins}).text
    both = ("d.csv", "mentee,mentor,decision\na,p,pin\na,p,forbid\n")
    assert (
        "Ani Misal with Putu Misal must be, and may not be: forbidden"
        in sent(client, status=422, files={**FILES, "decisions": both}).text
    )
    out = {**call, "decision": [json.dumps(["forbid", "a", "p"])]}
    assert "may not be: forbidden" in sent(client, status=422, **out, pin_mentee="a", pin_mentor="p").text
    assert "must be known" in sent(client, status=422, **call, pin_mentee="zz", pin_mentor="p").text
    assert "is no quota" in sent(client, status=422, **call, quotas="X five").text
    assert "2 pairs" in sent(client, **{**call, "decision": ["{", '["pin"]', "7", '["x","a","p"]'], "kept": "]["}).text
    many = "id,skills\n" + "".join(f"{n},audit\n" for n in range(1001))
    assert "at most 1,000" in sent(client, status=422, files={**FILES, "mentees": ("m.csv", many)}).text


def test_nothing_entered_is_lost(client: TestClient) -> None:
    """After whatever was wrong the page still has tables, decisions, pins and quotas, and mended they are a draft again."""
    call = carried(sent(client, files=FILES).text)
    call["decision"] = [json.dumps(["forbid", "a", "p"]), json.dumps(["", "b", "q"])]
    said = {
        "pin_mentee": "b",
        "pin_mentor": "g9",
        "quotas": "X five",
        "place_quotas": "31 0",
        "worst_off_first": "1",
        "kept": '[["c", "p"]]',
    }
    page = sent(client, status=422, **{**call, **said}).text
    assert carried(page) == {**call, "kept": said["kept"]}
    assert "who is not among the mentors" in page
    for shown in (
        'value="b"',
        'value="g9"',
        "X five</textarea>",
        "31 0</textarea>",
        "checked",
        html.escape(said["kept"], quote=True).replace("&quot;", "&#34;"),
    ):
        assert shown in page
    mended = sent(client, **{**carried(page), "decision": call["decision"]}, quotas="X 5").text
    assert {tuple(json.loads(one)) for one in carried(mended)["decision"]} == {("keep", "a", "q"), ("keep", "b", "p")}
    both = {
        "mentees": ("mentees.csv", MENTEES),
        "mentors": ("m.xlsx", b"PK"),
        "decisions": ("d.csv", "mentee,mentor,decision\na,p,PIN\n"),
    }
    page = carried(sent(client, status=422, files=both, mentors_told=MENTORS.replace("Z,1", "Z,many")).text)
    assert (page["mentees_told"], page["decisions_told"]) == (MENTEES, both["decisions"][1])
    assert "Z,many" in page["mentors_told"]
    mended = sent(client, **{**page, "mentors_told": MENTORS}).text
    assert json.dumps(["pin", "a", "p"]) in carried(mended)["decision"]
    gone = sent(
        client,
        status=422,
        **{**call, "mentors_told": MENTORS.replace("\nq,", "\nr,"), "decision": [json.dumps(["pin", "b", "q"])]},
    )
    assert carried(gone.text)["decision"] == [json.dumps(["pin", "b", "q"])]


def test_a_template_is_filled_in_either_language(client: TestClient) -> None:
    """What may be downloaded to be filled can be given in as it is, in the words of its page or of the other; these are told there."""
    for there, here, word in (("/mentors/call", "/en/mentors/call", "keduanya"), ("/en/mentors/call", "/mentors/call", "both")):
        files = {side: (f"{side}.csv", client.get(there, params={"template": side}).content) for side in FILES}
        assert f",{word}," in files["mentors"][1].decode()
        assert client.post(here, data={}, files=files).status_code == 200
        assert f", {word}." in client.get(there).text


def test_another_site_cannot_send_it(client: TestClient) -> None:
    """A form on another site is refused: assigning costs time."""
    assert client.post("/mentors/call", data={"do": "assign"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_guides_on_their_page(client: TestClient) -> None:
    """Cards with reasons; an unknown person and no goal are told on the page."""
    page = client.get("/en/mentors", params={"person": "Rini Fiktif", "goal": "energy policy"}).text
    assert "Prof. Maya Andai" in page
    assert "places left: 2" in page
    assert "of another sector" in page
    assert "all in all more evidence of the goal than you" in page
    assert "In single skills more than you" in page
    assert "than you" not in client.get("/en/mentors", params={"goal": "energy policy"}).text
    assert "Hadi Umpama</a></h3>" not in page
    assert "dari sektor lain" in client.get("/mentors", params={"person": "Rini Fiktif", "goal": "energy policy"}).text
    unknown = client.get("/en/mentors", params={"person": "Tidak Ada Siapa", "goal": "x"})
    assert (unknown.status_code, "There is no person" in unknown.text) == (422, True)
    assert client.get("/en/mentors").status_code == 200
