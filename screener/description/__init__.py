"""What a rulebook asks, raises and cites, in sentences: for somebody who judges the rules and does not read YAML.

The pages in ``docs/rules/`` and the page *About these rules* both show this and nothing else.
"""

from screener.description.making import describe
from screener.description.model import AskedText, CautionText, Description, NoticeText, TopicText
from screener.description.searching import holds

__all__ = ["AskedText", "CautionText", "Description", "NoticeText", "TopicText", "describe", "holds"]
