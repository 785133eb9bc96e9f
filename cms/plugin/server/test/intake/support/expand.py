"""Expands calendars by other implementations (icalendar, dateutil, recurring_ical_events): JSON texts in, starts out."""
import datetime
import json
import sys

import icalendar
import recurring_ical_events

UTC = datetime.timezone.utc
answers = []
for text in json.load(sys.stdin):
    calendar = icalendar.Calendar.from_ical(text)
    starts = set()
    for event in recurring_ical_events.of(calendar).between((2024, 12, 1), (2070, 1, 1)):
        if str(event.get("STATUS", "")) == "CANCELLED":
            continue
        start = event["DTSTART"].dt
        starts.add(
            start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
            if isinstance(start, datetime.datetime)
            else start.isoformat()
        )
    answers.append(sorted(starts))
json.dump(answers, sys.stdout)
