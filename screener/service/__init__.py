"""A service for records systems, which ask by CDS Hooks 2.0: a request goes in, cards come out.

Nothing that is sent is kept, logged or fetched from elsewhere. ``service_app`` is the door.
"""

from screener.service.app import Limits, service_app

__all__ = ["Limits", "service_app"]
