"""An axis of days: where a day stands, and which days are written under it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
MOST_TICKS = 6
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


class Axis(NamedTuple):
    """From the first to the last day, between two places."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date, after: bool = False) -> float:
        """Say where a day begins; or, with `after`, where it ends.

        >>> axis = Axis(date(2020, 1, 1), date(2020, 1, 10), 0, 100)
        >>> axis.at(date(2020, 1, 2)), axis.at(date(2020, 1, 10), after=True)
        (10.0, 100.0)
        """
        days = self.last.toordinal() - self.first.toordinal() + 1
        return self.left + (self.right - self.left) * (day.toordinal() + after - self.first.toordinal()) / days

    def ticks(self) -> list[tuple[float, str]]:
        """List where years, else months, else days begin, no more than fit, with their names.

        >>> [words for _, words in Axis(date(2007, 1, 1), date(2023, 10, 7), 0, 300).ticks()]
        ['2010', '2015', '2020']
        """
        first, last = self.first, self.last
        span = last.toordinal() - first.toordinal() + 1
        found: list[tuple[date, str]] = []
        if span > 700:
            step = next((step for step in YEARS if (last.year - first.year) / step <= MOST_TICKS - 1), YEARS[-1])
            years = range(first.year - first.year % step, last.year + 1, step)
            found = [(date(year, 1, 1), str(year)) for year in years if year > 0 and date(year, 1, 1) >= first]
        elif span > 45:
            months = [(number // 12, number % 12) for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)]
            step = -(-len(months) // MOST_TICKS)
            starts = [date(year, month + 1, 1) for year, month in months]
            found = [(day, f"{MONTHS[day.month - 1][:3]} {day.year}") for day in starts if day >= first and (day.month - 1) % step == 0]
        if not found:
            step = -(-span // MOST_TICKS)
            days = [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1, step)]
            found = [(day, f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}") for day in (days if span <= 45 else days[:1])]
        return [(self.at(day), words) for day, words in found]


def said_date(first: date | None, last: date | None) -> str:
    """Write bounds as short as they can be read.

    >>> said_date(date(2007, 1, 1), date(2007, 12, 31)), said_date(date(2023, 10, 7), date(2023, 10, 7)), said_date(None, date(2024, 2, 29))
    ('2007', '7 October 2023', 'by 29 February 2024')
    """
    if first is None or last is None:
        day = first or last
        return "" if day is None else f"{'from' if first else 'by'} {day.day} {MONTHS[day.month - 1]} {day.year}"
    month = f"{MONTHS[first.month - 1]} {first.year}"
    after_last = date.fromordinal(last.toordinal() + 1) if last < date.max else last
    if first == last:
        return f"{first.day} {month}"
    if first.day == 1 and after_last.day == 1:
        if first.month == 1 and after_last.month == 1:
            return str(first.year) if last.year == first.year else f"{first.year} to {last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return month
    return f"{first.day} {month} to {last.day} {MONTHS[last.month - 1]} {last.year}"
