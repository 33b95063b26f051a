"""Holds back stories whose captions do not belong to them.

Before Superdesk publishes a story it validates it and sends ``item_validate``;
this asks a cutline server and adds what is wrong to the errors that keep the
story from being published. Settings of the application:

``CUTLINE_SERVER``   where ``cutline serve`` listens: ``http://127.0.0.1:8737``
``CUTLINE_TOKEN``    its token, if it has one
``CUTLINE_HOLD``     what holds a story back: ``errors``, or ``warnings`` with them
``CUTLINE_AWAY``     when the server is away: ``pass``, or ``refuse``
``CUTLINE_TIMEOUT``  how long it may take to answer: 15 seconds
"""

import datetime
import html
import logging
import re

import requests

logger = logging.getLogger(__name__)

DEFAULTS = {
    "CUTLINE_SERVER": "http://127.0.0.1:8737",
    "CUTLINE_TOKEN": None,
    "CUTLINE_HOLD": "errors",
    "CUTLINE_AWAY": "pass",
    "CUTLINE_TIMEOUT": 15,
}
CHOICES = {"CUTLINE_HOLD": ("errors", "warnings"), "CUTLINE_AWAY": ("pass", "refuse")}

# What the editor puts around a picture that stands in the text. The picture is
# among the associations, too, and is taken from there.
EMBEDDED = re.compile(r"<!-- EMBED START (?:Image|Video|Audio).*?-->.*?<!-- EMBED END .*?-->", re.S)
MARKUP = re.compile(r"<[^>]*>")


def init_app(app):
    """Connects to the signal; Superdesk calls it for what ``INSTALLED_APPS`` names."""
    from superdesk.signals import item_validate

    for key, value in DEFAULTS.items():
        app.config.setdefault(key, value)
    for key, known in CHOICES.items():
        if app.config[key] not in known:
            raise ValueError("%s is %r: expected %s" % (key, app.config[key], " or ".join(known)))

    def on_validate(sender, item, response, error_fields=None, **_):
        response.extend(errors(item, app.config))

    # The signal keeps weak references only: the application holds this one.
    app.extensions["cutline"] = on_validate
    item_validate.connect(on_validate)


def errors(item, config):
    """The sentences that keep an item from being published."""
    # What is killed or recalled goes out at once, whatever stands in it.
    if item.get("type") != "text" or item.get("pubstatus") == "canceled":
        return []
    sent = record(item)
    if not sent["captions"]:
        return []
    try:
        story = ask(sent, config)
    except Away as away:
        logger.warning("captions of %s were not checked: %s", item.get("_id"), away)
        if config["CUTLINE_AWAY"] == "pass":
            return []
        return ["Captions could not be checked, for the cutline server is away: %s" % away]
    found = list(findings(story))
    holding = [said for severity, said in found if severity == "error" or config["CUTLINE_HOLD"] == "warnings"]
    if len(found) > len(holding):
        logger.warning("%d warnings of captions of %s were let pass", len(found) - len(holding), item.get("_id"))
    return holding


def record(item):
    """What is sent of an item: a story record, and nothing else."""
    dateline = item.get("dateline") or {}
    sent = {
        "title": words(item.get("headline")),
        "published": published(item).isoformat(),
        "language": (item.get("language") or "").split("-")[0].lower(),
        "dateline": words(dateline.get("text")),
        "html": EMBEDDED.sub("", item.get("body_html") or ""),
        "captions": [caption(picture) for picture in pictures(item)],
    }
    return {key: value for key, value in sent.items() if value or key in ("html", "captions")}


def pictures(item):
    """The pictures of an item, in the order in which they are kept."""
    for picture in (item.get("associations") or {}).values():
        # What was taken away again is kept as nothing.
        if isinstance(picture, dict) and picture.get("type") == "picture":
            yield picture


def caption(picture):
    """A picture as story records have it."""
    original = (picture.get("renditions") or {}).get("original") or {}
    told = {
        "text": words(picture.get("description_text")),
        "alt": words(picture.get("alt_text")),
        "credit": words(picture.get("creditline")),
        "src": original.get("href") or "",
        "metadata": metadata(picture),
    }
    return {key: value for key, value in told.items() if value or key == "text"}


def metadata(picture):
    """What is known of a picture beside its caption."""
    filemeta = picture.get("filemeta") or {}
    told = {
        "headline": words(picture.get("headline")),
        "creator": words(picture.get("byline")),
        "copyright": words(picture.get("copyrightnotice")),
        "clock": day(filemeta.get("DateTimeOriginal")),
    }
    # Of what an agency sent, the day and the place are the picture's. Of what was
    # uploaded they are the upload's and the user's.
    if picture.get("ingest_id") or picture.get("ingest_provider"):
        located = (picture.get("dateline") or {}).get("located") or {}
        told["created"] = day(picture.get("firstcreated"))
        told["city"] = words(located.get("city"))
        told["country"] = words(located.get("country"))
    return {key: value for key, value in told.items() if value}


def published(item):
    """The day on which an item is read, which may be one to come."""
    schedule = (item.get("schedule_settings") or {}).get("utc_publish_schedule")
    for when in (item.get("firstpublished"), schedule, item.get("publish_schedule"), item.get("embargo")):
        if day(when):
            return datetime.date(*map(int, day(when).split("-")))
    return datetime.datetime.now(datetime.timezone.utc).date()


def day(when):
    """The day of a moment, as ``2023-03-21``; of what is none, nothing."""
    if isinstance(when, datetime.datetime):
        return when.date().isoformat()
    found = re.match(r"([12]\d{3})[-:](\d\d)[-:](\d\d)", when if isinstance(when, str) else "")
    try:
        return datetime.date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def words(text):
    """A text in one line and without markup."""
    text = MARKUP.sub(" ", text) if isinstance(text, str) else ""
    return " ".join(html.unescape(text).split())


class Away(Exception):
    """The server gave no answer that can be used."""


def ask(sent, config):
    """The story's part of the server's answer."""
    headers = {}
    if config["CUTLINE_TOKEN"]:
        headers["Authorization"] = "Bearer " + config["CUTLINE_TOKEN"]
    try:
        answer = requests.post(
            config["CUTLINE_SERVER"].rstrip("/") + "/check",
            json=sent,
            headers=headers,
            timeout=config["CUTLINE_TIMEOUT"],
            allow_redirects=False,
        )
        said = answer.json()
        if answer.status_code != 200:
            raise Away("it answers with %d: %s" % (answer.status_code, said.get("error") or "no story was read"))
        return said["stories"][0]
    except (requests.RequestException, ValueError, KeyError, IndexError, AttributeError, TypeError) as fault:
        raise Away(type(fault).__name__) from fault


def findings(story):
    """Errors and warnings as they are shown, each with its severity."""
    for told in story.get("captions", []):
        for finding in told["findings"]:
            if finding["severity"] in ("error", "warning"):
                yield finding["severity"], "Caption “%s”: %s" % (shortened(told["text"]), finding["message"])
    for finding in story.get("findings", []):
        if finding["severity"] in ("error", "warning"):
            yield finding["severity"], "Picture: %s" % finding["message"]


def shortened(text, most=60):
    """The beginning of a text."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
