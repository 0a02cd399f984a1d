-- Statistics count the clues of a place and time from this index alone: they cost a tenth of what the rows would.
CREATE INDEX clue_by_place_found ON clue (division_code, found_ms, kind, state, verdict, sent_ms, answered_ms, due_on,
  source, datasets);
