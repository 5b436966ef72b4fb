"""Frozen values: what every noun of the library is made of."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, NoReturn, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
    model_validator,
)  # fmt: skip
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from lcc.numerals import read_number
from lcc.words import LccError

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class Frozen(dict[K, V]):
    """A mapping that cannot be changed."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("a frozen mapping cannot be changed; make a new value")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]  # frozen, so it can be hashed
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return Frozen, (dict(self),)


class Value(BaseModel):  # noqa: PLW1641  # pydantic makes the hash of frozen values
    """A frozen value: nothing but the declared fields, no NaN, no infinity; change is a new value."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True, validate_default=False
    )

    shorthand: ClassVar[str] = ""
    """The field that alone can stand for the whole value: ``0.2`` for a path whose only field is its value."""

    @model_validator(mode="before")
    @classmethod
    def _in_short(cls, given: Any) -> Any:
        if cls.shorthand and not isinstance(given, Mapping | Value):
            return {cls.shorthand: given}
        return given

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the short form beside the whole one."""
        whole = handler(core)
        if not cls.shorthand:
            return whole
        fields = handler.resolve_ref_schema(whole).get("properties", {})
        return {"anyOf": [fields[cls.shorthand], whole]}

    def __init__(self, **given: Any) -> None:
        try:
            super().__init__(**given)
        except ValidationError as error:
            from lcc.mistakes import refusal

            raise refusal(error, type(self)) from None

    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]  # validation itself goes round it

    def replace(self, **changes: Any) -> Self:
        """Return the same value with some fields changed, checked like a new one."""
        kept = {name: getattr(self, name) for name in self.model_fields_set}
        return type(self).of({**kept, **changes})

    @classmethod
    def of(cls, given: Any) -> Self:
        """Read a value from plain data.

        Raises
        ------
        LccError
            Saying all that is wrong, and where.

        """
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            from lcc.mistakes import refusal

            raise refusal(error, cls) from None

    def __eq__(self, other: object) -> bool:
        """Compare the fields alone, not what was remembered of them."""
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in type(self).model_fields)

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise TypeError("a frozen value cannot be changed; make a new one with replace()")

    def __delattr__(self, name: str) -> NoReturn:
        raise TypeError("a frozen value cannot be changed; make a new one with replace()")

    def __getstate__(self) -> dict[Any, Any]:
        state = super().__getstate__()
        return {**state, "__dict__": {name: state["__dict__"][name] for name in type(self).model_fields}}

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        return super(Value, self.__copy__()).__deepcopy__(memo)

    def __copy__(self) -> Self:
        """Copy the fields alone, not what was remembered of them."""
        copied = super().__copy__()
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


def remember(value: Value, key: str, make: Callable[[], T]) -> T:
    """Compute something of a frozen value once; ``key`` is not a field name."""
    kept = value.__dict__
    if key not in kept:
        kept[key] = make()
    found: T = kept[key]
    return found


def number(given: Any) -> Any:
    """Read a number typed by a person; leave other things to the type check, booleans refused."""
    if isinstance(given, bool):
        raise LccError("Expected a number, not {given}.", given="true" if given else "false")
    if isinstance(given, str):
        try:
            return read_number(given)
        except ValueError as error:
            if str(error) == "thousands or decimals":
                raise LccError(
                    "“{given}” can be read in two ways: write {one} or {other}.",
                    given=given,
                    one=given.replace(",", ""),
                    other=given.replace(",", "."),
                ) from None
            raise LccError("Expected a number, not “{given}”.", given=given[:60]) from None
    if isinstance(given, int) and abs(given) > 10**300:
        raise LccError("This number is too large.")
    if isinstance(given, float) and not math.isfinite(given):
        raise LccError("Expected a finite number.")
    return given


def _whole(given: Any) -> Any:
    return number(given) if isinstance(given, bool) else given


def _calendar_day(given: Any) -> Any:
    typed = given.strip().lstrip("+-").replace(".", "", 1).isdigit() if isinstance(given, str) else None
    if isinstance(given, int | float) or typed:
        raise LccError("Expected a date such as 2027-03-12, not a number.")
    return given


def normal(name: str) -> str:
    """Return a name with its accents written in one way, whatever the keyboard or the machine."""
    return unicodedata.normalize("NFC", name)


def _text(given: Any) -> Any:
    if isinstance(given, Mapping):
        return Frozen(given)
    if isinstance(given, int | float) and not isinstance(given, bool):
        return str(given)
    return given


def _share(given: float) -> float:
    if not 0 <= given <= 1:
        raise LccError("Expected a share from 0 to 1 such as 0.2 or “20 %”, not {given:number}.", given=given)
    return given


Number = Annotated[float, BeforeValidator(number), WithJsonSchema({"type": ["number", "string"]})]
Whole = Annotated[int, BeforeValidator(_whole)]
Day = Annotated[date, BeforeValidator(_calendar_day)]
Words = Annotated[str, StringConstraints(max_length=20_000)]
Text = Annotated[Words | Annotated[dict[str, Words], AfterValidator(Frozen)], BeforeValidator(_text)]
"""A text shown to people: one string, or one a language."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(normal)]
Share = Annotated[Number, AfterValidator(_share)]
