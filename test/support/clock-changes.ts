import fc from "fast-check";

/**
 * A zone and an instant near which its clocks change, or none do: forward and back, by an hour, half an hour, 20 minutes,
 * a quarter or two hours, at midnight and over it, for a month, by a day that is left out, and for good. Offsets are whole minutes,
 * as walkers from minute to minute need.
 */
export const clockChanges: fc.Arbitrary<[string, string]> = fc.constantFrom(
  ["America/New_York", "2026-03-08T07:00Z"],
  ["America/New_York", "2026-11-01T06:00Z"],
  ["Europe/Berlin", "2026-03-29T01:00Z"],
  ["Europe/Berlin", "2026-10-25T01:00Z"],
  ["Europe/Dublin", "2026-10-25T01:00Z"],
  ["America/St_Johns", "2010-11-07T02:31Z"],
  ["America/St_Johns", "2011-03-13T03:31Z"],
  ["America/Santiago", "2025-04-06T03:00Z"],
  ["America/Santiago", "2025-09-07T04:00Z"],
  ["America/Havana", "2025-11-02T05:00Z"],
  ["Africa/Cairo", "2026-04-23T22:00Z"],
  ["Africa/Casablanca", "2026-02-15T02:00Z"],
  ["America/Caracas", "2016-05-01T07:00Z"],
  ["Antarctica/Troll", "2026-03-29T01:00Z"],
  ["Asia/Kathmandu", "1985-12-31T18:30Z"],
  ["Asia/Kathmandu", "2026-12-24T18:15Z"],
  ["Asia/Pyongyang", "2018-05-04T15:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00Z"],
  ["Pacific/Apia", "2011-12-30T10:00Z"],
  ["Pacific/Kwajalein", "1993-08-21T12:00Z"],
  ["Pacific/Chatham", "2027-04-03T14:00Z"],
  ["UTC", "2026-12-31T00:00Z"],
);
