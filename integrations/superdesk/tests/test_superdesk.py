"""The same through Superdesk's own validation, where the whole of it is installed."""

import importlib.util

import pytest

import cutline_superdesk
from conftest import TOKEN

WRONG = "Mayor Lena Ortiz opens the tram line in Graz on Monday, March 21, 2023."


@pytest.mark.skipif(importlib.util.find_spec("eve") is None, reason="it needs the whole of Superdesk")
def test_its_validation_says_what_is_wrong(server, item, monkeypatch):
    import flask
    from apps.validate.validate import ValidateService
    from flask_babel import Babel
    from superdesk.signals import item_validate

    app = flask.Flask("desk")
    Babel(app)
    app.config.update(CUTLINE_SERVER=server, CUTLINE_TOKEN=TOKEN)
    cutline_superdesk.init_app(app)
    service = ValidateService()
    # The rules of a desk are kept in a database.
    monkeypatch.setattr(service, "_get_validators", lambda doc: [{"schema": {"headline": {"required": True}}}])

    def validated():
        return service.validate({"act": "publish", "type": "text", "validate": item}, fields=True)[0]

    try:
        with app.app_context(), app.test_request_context():
            assert validated() == []
            item["associations"]["featuremedia"]["description_text"] = WRONG
            assert [said.split(": ", 1)[1] for said in validated()] == ["Monday, March 21, 2023 was a Tuesday"]
    finally:
        item_validate.disconnect(app.extensions["cutline"])
