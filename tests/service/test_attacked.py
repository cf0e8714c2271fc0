"""The service under attack."""

from tests.service.conftest import Ask, served


def test_another_name_is_refused(ask: Ask) -> None:
    """A page elsewhere that gives its own name to this computer gets no answer. The service's own name is let in."""
    assert ask("/cds-services", Host="evil.example").status == 400
    assert ask("/cds-services", Host="localhost:8787").status == 200
    with served(url="https://records.example/cds") as other:
        assert other("/cds-services", Host="records.example").status == 200
