"""What holds a story back, and what does not."""

import datetime

import pytest

import cutline_superdesk

WRONG = "Mayor Lena Ortiz opens the tram line in Graz on Monday, March 21, 2023."
SAID = "Monday, March 21, 2023 was a Tuesday"
DOUBTFUL = "Tomas Vidl in the tram."
DOUBT = "Tomas Vidl in the caption is spelt Tomas Vidal in the story"


def test_a_right_story_is_published(validate, item):
    assert validate(item) == []


def test_a_wrong_caption_holds_it_back(validate, item):
    item["associations"]["featuremedia"]["description_text"] = WRONG
    said = validate(item)
    assert len(said) == 1
    assert said[0].startswith("Caption “Mayor Lena Ortiz opens") and said[0].endswith(SAID)


def test_warnings_are_the_choice_of_the_house(validate, item):
    item["associations"]["editor_0"]["description_text"] = DOUBTFUL
    assert validate(item) == []
    assert [said.split(": ", 1)[1] for said in validate(item, CUTLINE_HOLD="warnings")] == [DOUBT]


def test_an_alternative_text_is_judged(validate, item):
    item["associations"]["featuremedia"] = {"type": "picture", "description_text": "", "alt_text": WRONG}
    assert [SAID in said for said in validate(item)] == [True]


@pytest.mark.parametrize(
    "change", [{"type": "composite"}, {"type": "picture"}, {"pubstatus": "canceled"}, {"associations": None}]
)
def test_what_is_no_story_with_pictures_or_is_killed_goes_out(validate, item, change):
    item["associations"]["featuremedia"]["description_text"] = WRONG
    assert validate({**item, **change}, CUTLINE_SERVER="http://127.0.0.1:9", CUTLINE_AWAY="refuse") == []


@pytest.mark.parametrize("away", [{"CUTLINE_SERVER": "http://127.0.0.1:9"}, {"CUTLINE_TOKEN": "not-the-right-token"}])
def test_when_the_server_is_away_the_choice_of_the_house_holds(validate, item, away):
    assert validate(item, **away) == []
    (said,) = validate(item, CUTLINE_AWAY="refuse", **away)
    assert said.startswith("Captions could not be checked")


def test_a_setting_that_is_none_is_told():
    app = type("App", (), {"config": {"CUTLINE_HOLD": "all"}, "extensions": {}})
    with pytest.raises(ValueError, match="CUTLINE_HOLD is 'all': expected errors or warnings"):
        cutline_superdesk.init_app(app)


def test_what_is_sent(item):
    sent = cutline_superdesk.record(item)
    assert list(sent) == ["title", "published", "language", "dateline", "html", "captions"]
    assert (sent["title"], sent["published"], sent["language"]) == ("Tram line opens in Graz", "2023-03-22", "en")
    assert "figcaption" not in sent["html"] and "117" in sent["html"]
    assert sent["captions"] == [
        {
            "text": "Mayor Lena Ortiz opens the tram line in Graz on Tuesday, March 21, 2023.",
            "alt": "A tram",
            "credit": "Mur Press",
            "src": "https://pictures.example.org/a.jpg",
            # When it was uploaded says nothing of when it was made.
            "metadata": {"headline": "Tram line", "creator": "Jana Holub"},
        },
        {"text": "Tomas Vidal in the tram."},
    ]


def test_an_agency_tells_day_and_place(item):
    picture = {
        **item["associations"]["featuremedia"],
        "ingest_id": "tag:mur:7",
        "firstcreated": datetime.datetime(2019, 3, 8, 9, tzinfo=datetime.timezone.utc),
        "dateline": {"located": {"city": "Lisbon", "country": "Portugal"}},
        "filemeta": {"DateTimeOriginal": "2019:03:07 10:15:00"},
    }
    told = cutline_superdesk.metadata(picture)
    assert (told["created"], told["city"], told["country"]) == ("2019-03-08", "Lisbon", "Portugal")
    assert told["clock"] == "2019-03-07"


@pytest.mark.parametrize(
    "item, day",
    [
        ({"firstpublished": "2020-10-11T09:00:00+0000", "embargo": "2021-01-01T00:00:00+0000"}, "2020-10-11"),
        ({"schedule_settings": {"utc_publish_schedule": datetime.datetime(2031, 3, 21, 9)}}, "2031-03-21"),
        ({"publish_schedule": "2031-02-30T00:00:00", "embargo": "2031-03-01T00:00:00"}, "2031-03-01"),
    ],
)
def test_the_day_of_publication(item, day):
    assert cutline_superdesk.published(item).isoformat() == day
