import { offsetAt, offsetChanges } from "../calendar/days/time-zone.js";

/**
 * The `VTIMEZONE` of a zone over a stretch of time: the offset at its start, then each change.
 *
 * Source: RFC 5545, section 3.6.5.
 * @internal
 */
export function timeZoneComponent(timeZone: string, from: number, to: number): string {
  const first = { at: from, before: offsetAt(from, timeZone), after: offsetAt(from, timeZone) };
  const changes = [first, ...offsetChanges(from, to, timeZone)];
  const standard = Math.min(...changes.map(({ after }) => after));
  const observances = changes.flatMap(({ at, before, after }) => {
    const kind = after > standard ? "DAYLIGHT" : "STANDARD";
    return [
      `BEGIN:${kind}`,
      // The time that clocks showed just as they were changed.
      `DTSTART:${basicLocalTime(at + before)}`,
      `TZOFFSETFROM:${basicOffset(before)}`,
      `TZOFFSETTO:${basicOffset(after)}`,
      `END:${kind}`,
    ];
  });
  return ["BEGIN:VTIMEZONE", `TZID:${timeZone}`, ...observances, "END:VTIMEZONE"].join("\r\n");
}

/** `20261121T093000`, of a date whose UTC fields are the local ones. */
function basicLocalTime(local: number): string {
  return new Date(local).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
}

/** `+0545`, with seconds where there are some. */
function basicOffset(offset: number): string {
  const time = new Date(Math.abs(offset)).toISOString().slice(11, 19).replaceAll(":", "");
  return (offset < 0 ? "-" : "+") + time.replace(/00$/, "");
}
