"""The field's standard words, each named once; French comes from the same catalogue as every other sentence."""

from __future__ import annotations

from lcc.words import Message, message

TYPE_CHECKING = False  # typing itself is slow to import
if TYPE_CHECKING:
    from datetime import date

TERMS = {
    "acquisition": message("acquisition"),
    "use": message("use"),
    "maintenance": message("maintenance"),
    "end_of_life": message("end of life"),
    "externality": message("externality"),
    "investment": message("investment section"),
    "operating": message("operating section"),
    "real": message("real"),
    "nominal": message("nominal"),
    "constant": message("constant"),
    "current": message("current"),
    "including": message("including VAT"),
    "excluding": message("excluding VAT"),
    "end_of_year": message("end of year"),
    "mid_year": message("mid-year"),
    "start_of_year": message("start of year"),
    "continuous": message("continuous"),
    "irregular": message("irregular"),
    "unacceptable": message("unacceptable"),
    "inappropriate": message("inappropriate"),
    "abnormally_low": message("abnormally low, after justifications"),
    "not_analysed": message("not analysed"),
    "tenderer": message("tenderer"),
    "third_party": message("third party"),
    "internal": message("internal"),
    "offer": message("offer"),
    "stream": message("cost stream"),
    "stage": message("stage"),
    "year": message("year"),
    "section": message("section"),
    "impact": message("impact"),
    "resource": message("resource"),
    "criterion": message("criterion"),
    "firm": message("firm part"),
    "optional": message("optional part"),
    "supplement_imposed": message("imposed supplement"),
    "supplement_optional": message("optional supplement"),
    "renewal": message("renewal"),
    "price": message("price"),
    "cost": message("cost"),
    "discount_rate": message("discount rate"),
    "years": message("study period"),
    "base_year": message("base year"),
}


def day(given: date) -> Message:
    """Write a date as the reader does: 2027-03-12, or 12/03/2027 in French."""
    return message("{year}-{month}-{day}", year=given.year, month=f"{given:%m}", day=f"{given:%d}")


def term(key: str) -> Message:
    """Return the word people use for a key of the model."""
    return TERMS.get(key, Message("{key}", {"key": key}))


GLOSSARY = (
    (message("purchase"), message("what is bought, the method and the offers")),
    (message("method"), message("everything published beforehand: the data asked and the sums made of them")),
    (message("parameter"), message("a named quantity: set by the buyer, asked of tenderers, or computed")),
    (message("offer"), message("what one tenderer proposes")),
    (message("base offer"), message("an offer that answers the method as it stands")),
    (message("variant"), message("an offer that changes what the method opens to change")),
    (message("declared value"), message("what a tenderer answers")),
    (message("cost stream"), message("one cause of spending through time")),
    (message("stage"), message("acquisition, use, maintenance or end of life")),
    (message("resource"), message("something consumed, with its price through the years and its emissions")),
    (message("externality"), message("a cost to society, counted when its value is known and verifiable")),
    (message("life-cycle cost"), message("direct costs and the externalities that count")),
    (message("direct cost"), message("the life-cycle cost without externalities")),
    (message("study period"), message("the years counted, the same for all offers")),
    (message("base year"), message("year 0, and the year of the money")),
    (message("constant money"), message("money of the base year, inflation taken out")),
    (message("current money"), message("money as it will be paid")),
    (message("discount rate"), message("what makes a euro next year weigh less than a euro today")),
    (message("discount factor"), message("what a euro of a given year weighs today")),
    (message("present value"), message("an amount times its discount factor")),
    (message("escalation"), message("yearly change of a price, above inflation when money is constant")),
    (message("service life"), message("how long a thing serves before it is bought again")),
    (message("residual value"), message("the unused share of a life at the end of the study period")),
    (message("equivalent annual cost"), message("the same total spread evenly over the years")),
    (message("net savings"), message("a baseline's total minus an offer's")),
    (message("savings-to-investment ratio"), message("savings divided by the extra investment that brings them")),
    (message("payback"), message("when savings have repaid the extra cost")),
    (message("unit price schedule"), message("the lines of a framework agreement, each with its price")),
    (message("set aside"), message("not ranked, for a legal reason that is named")),
    (message("award criterion"), message("what offers are judged on, with its weight")),
    (message("mark"), message("what an offer gets under a criterion, on its scale")),
    (message("points"), message("a mark brought to the weight of its criterion; they add up to 100")),
    (message("abnormally low tender"), message("a price so low that its tenderer is asked to justify it")),
)
"""The words of the field and what they mean: the README's glossary is made from this."""
