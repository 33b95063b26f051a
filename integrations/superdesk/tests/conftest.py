"""Superdesk's own signal, and a server that listens."""

import importlib
import importlib.util
import os
import subprocess
import sys
import types

import pytest

TOKEN = "a-token-for-the-test"


def pytest_report_header():
    whole = importlib.util.find_spec("eve") is not None
    return "superdesk: %s" % ("the whole of it" if whole else "its signals alone")


if importlib.util.find_spec("eve") is None:
    # Where only the package itself is installed and nothing that it needs, its
    # signals are had without the rest.
    found = importlib.util.find_spec("superdesk")
    package = types.ModuleType("superdesk")
    package.__path__ = list(found.submodule_search_locations)
    sys.modules["superdesk"] = package


@pytest.fixture(scope="session")
def server():
    """The address of a server with a token."""
    program = os.environ["CUTLINE"]
    process = subprocess.Popen(
        [program, "serve", "--listen", "127.0.0.1:0"],
        env={**os.environ, "CUTLINE_TOKEN": TOKEN},
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process.stdout.readline().strip()
    process.terminate()
    process.wait()


@pytest.fixture
def validate(server):
    """Sends the signal for an item as Superdesk does, and gives the errors."""
    from superdesk.signals import item_validate

    import cutline_superdesk

    connected = []

    def run(item, **settings):
        app = types.SimpleNamespace(
            config={"CUTLINE_SERVER": server, "CUTLINE_TOKEN": TOKEN, **settings}, extensions={}
        )
        cutline_superdesk.init_app(app)
        connected.append(app.extensions["cutline"])
        response = []
        item_validate.send(None, item=item, response=response, error_fields={})
        item_validate.disconnect(connected.pop())
        return response

    yield run
    for receiver in connected:
        item_validate.disconnect(receiver)


@pytest.fixture
def item():
    """A story with a picture above it and one in its text."""
    return {
        "_id": "urn:newsml:mur:1",
        "type": "text",
        "headline": "Tram line opens in <em>Graz</em>",
        "language": "en-GB",
        "firstpublished": "2023-03-22T09:00:00+0000",
        "dateline": {"text": "GRAZ, March 22 (Mur Press) -", "located": {"city": "Graz"}},
        "body_html": (
            "<p>Mayor Lena Ortiz opened the new tram line in Graz on Tuesday. The first tram was driven by Tomas"
            " Vidal.</p><!-- EMBED START Image {id: \"editor_0\"} --><figure><img src=\"b.jpg\"><figcaption>Tomas Vidal"
            " in the tram.</figcaption></figure><!-- EMBED END Image {id: \"editor_0\"} --><p>The line cost 117"
            " million euros. In the first week everybody rides for free, Ortiz said.</p>"
        ),
        "associations": {
            "featuremedia": {
                "type": "picture",
                "headline": "Tram line",
                "description_text": "<p>Mayor Lena Ortiz opens the tram line in Graz on Tuesday, March 21, 2023.</p>",
                "alt_text": "A tram",
                "byline": "Jana Holub",
                "creditline": "Mur Press",
                "renditions": {"original": {"href": "https://pictures.example.org/a.jpg"}},
                "firstcreated": "2019-03-08T09:00:00+0000",
            },
            "editor_0": {"type": "picture", "description_text": "Tomas Vidal in the tram."},
            "editor_1": None,
        },
    }
