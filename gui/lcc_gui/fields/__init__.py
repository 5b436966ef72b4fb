"""Fields: one value of the document each, with its label, its hint and what is wrong with it, in place."""

from lcc_gui.fields.choices import CheckField, ChoiceField
from lcc_gui.fields.field import Field
from lcc_gui.fields.suggested import SuggestedField
from lcc_gui.fields.texts import DayField, NumberField, ShareField, TextField, WholeField

__all__ = [
    "CheckField", "ChoiceField", "DayField", "Field", "NumberField", "ShareField", "SuggestedField", "TextField",
    "WholeField",
]  # fmt: skip
