"""What a rulebook asks, raises and cites, in sentences: for somebody who judges the rules and does not read YAML.

The pages in ``docs/rules/`` and the page *The rules* both show this and nothing else.
"""

from screener.check.description.card import CardText, card_text
from screener.check.description.making import describe
from screener.check.description.model import AskedText, CautionText, Description, NoticeText, TopicText
from screener.check.description.program import ProgramText, WorkedExample, about_program
from screener.check.description.searching import holds

__all__ = [
    "AskedText",
    "CardText",
    "CautionText",
    "Description",
    "NoticeText",
    "ProgramText",
    "TopicText",
    "WorkedExample",
    "about_program",
    "card_text",
    "describe",
    "holds",
]
