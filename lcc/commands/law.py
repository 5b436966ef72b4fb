"""``lcc check --law``: the purchase against the texts."""

from __future__ import annotations

from lcc.purchase import Purchase


def tell(purchase: Purchase, *, as_json: bool) -> int:
    """Print the legal checks; 1 when one of them blocks."""
    from lcc.compliance.review import check_law

    review = check_law(purchase)
    if as_json:
        import json

        print(json.dumps(review.to_dict(), ensure_ascii=False, indent=2))
    else:
        print(review)
    return 1 if review.blocking else 0
