"""Dates as documents print them."""

from __future__ import annotations

import datetime
import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = "|".join(MONTHS)
#: Either order, the day with any number of digits so that misprints are seen and can be flagged.
PRINTED = re.compile(
    rf"\b(?:(?P<day>\d{{1,3}})\s+(?P<month>{_MONTH})|(?P<month_us>{_MONTH})\s+(?P<day_us>\d{{1,3}}),)\s+(?P<year>\d{{4}})\b"
)


# The other official languages, as mastheads print a date: "3 de febrero de 2023", "3 февраля 2023 года",
# "2023年2月3日". Arabic gives the month under two names with a stroke between them; the second is enough.
_MONTHS_ELSEWHERE = {
    name: number
    for names in (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "يناير فبراير مارس نيسان أيار يونيو يوليو آب أيلول أكتوبر نوفمبر ديسمبر",
    )
    for number, name in enumerate(names.split(), start=1)
}
_ELSEWHERE = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:er)?\s+(?:de\s+)?(?:[^\W\d]+(?:\s[^\W\d]+)?/)?(?P<month>{'|'.join(_MONTHS_ELSEWHERE)})"
    r"\s+(?:de\s+)?(?P<year>\d{4})(?!\d)"
    r"|(?<!\d)(?P<year_first>\d{4})\s?年\s?(?P<month_number>\d{1,2})\s?月\s?(?P<day_last>\d{1,2})\s?日"
)


def read_date(printed: str) -> datetime.date | None:
    """The first date in `printed`, or None where there is none or it is no day of the calendar."""
    match = PRINTED.search(printed)
    if match is None:
        return None
    month = MONTHS.index(match["month"] or match["month_us"]) + 1
    return _day(match["year"], month, match["day"] or match["day_us"])


def read_date_in_any_language(printed: str) -> datetime.date | None:
    """The first date in `printed` that is printed as one of the six official languages prints it; else None."""
    match = _ELSEWHERE.search(printed)
    english = PRINTED.search(printed)
    if match is None or (english and english.start() < match.start()):
        return read_date(printed)
    if match["month"]:
        return _day(match["year"], _MONTHS_ELSEWHERE[match["month"]], match["day"])
    return _day(match["year_first"], int(match["month_number"]), match["day_last"])


def without_dates(printed: str) -> str:
    """What stands beside the dates, in any of the six official languages."""
    return _ELSEWHERE.sub(" ", PRINTED.sub(" ", printed))


def _day(year: str, month: int, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), month, int(day))
    except ValueError:
        return None


def print_date(date: datetime.date) -> str:
    """ "3 February 2023"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def misprinted(printed: str) -> bool:
    """True where the day is written in a way no calendar has: "016 October 2020"."""
    match = PRINTED.search(printed)
    return match is not None and (read_date(printed) is None or len(match["day"] or match["day_us"]) > 2)
