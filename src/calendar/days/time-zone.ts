import { keptAmong } from "../../records/values/kept-for.js";
import { firstEnough } from "../../numeric/discrete/bisect.js";
import { assertText, RetentionError } from "../../errors.js";
import { civil, dayOfCivil, MS_PER_DAY } from "./plain-date.js";

/**
 * Offsets of IANA zones, from the host's `Intl`. Formatting a date costs microseconds, so the changes of each zone and
 * year are looked up once and kept; what is kept never alters a result. UTC never asks `Intl`, so that engines without it
 * (QuickJS, the functions of some databases) can do all that needs no other zone.
 */

/** A zone's clocks being put forward or back. */
export interface OffsetChange {
  /** The first instant at the new offset, in epoch milliseconds. */
  at: number;
  /** Milliseconds to add to UTC before it. */
  before: number;
  /** Milliseconds to add to UTC from it on. */
  after: number;
}

/** A zone's offsets over one year of UTC. */
interface YearOfOffsets {
  changes: OffsetChange[];
  /** Its stretches at one offset, in order, as far as they lie in it. */
  spells: Spell[];
}

interface Zone {
  /** `null` for UTC, which needs none. */
  clock: Intl.DateTimeFormat | null;
  years: Map<number, YearOfOffsets>;
  /** Around the instant that was asked for last; questions mostly come close together. */
  spell: Spell;
}

/** A stretch of time at one offset, its end not included. */
interface Spell {
  from: number;
  to: number;
  offset: number;
}

/** No zone knew a standard time before this year; each had one offset. */
const FIRST_YEAR = 1800;

/** Below the shortest stay at one offset on record: just under four days, Africa/Freetown in September 1939. */
const PROBE_MS = 3 * MS_PER_DAY;

/** Names of UTC, in lower case. */
const UTC = /^(etc\/)?(utc|uct|gmt|gmt[+-]?0|greenwich|universal|zulu)$/;

/** Of UTC. */
const ALWAYS_SAME: Spell = { from: -Infinity, to: Infinity, offset: 0 };
const ALWAYS_UTC: YearOfOffsets = { changes: [], spells: [ALWAYS_SAME] };

/** Zones kept; names may differ in case alone. */
const MOST_ZONES = 1024;

/** Years kept of a zone. */
const MOST_YEARS = 512;

const zones = new Map<string, Zone>();

/**
 * Asserts that the value is the name of an IANA zone that the host knows.
 * @internal
 */
export function assertTimeZone(functionName: string, path: string, timeZone: unknown): asserts timeZone is string {
  zoneNamed(functionName, path, timeZone);
}

/**
 * Day number of an instant, by the clocks of a zone.
 * @internal
 */
export function dayOfInstant(ms: number, timeZone: string): number {
  return Math.floor((ms + offsetAt(ms, timeZone)) / MS_PER_DAY);
}

/**
 * Milliseconds that a zone's clocks are ahead of UTC at an instant.
 * @internal
 */
export function offsetAt(ms: number, timeZone: string): number {
  return spellAround(ms, zoneNamed("offsetAt", "timeZone", timeZone)).offset;
}

/**
 * The one offset of a zone from an instant up to another; `null` if it changes after the first.
 * @internal
 */
export function steadyOffset(from: number, to: number, timeZone: string): number | null {
  const spell = spellAround(from, zoneNamed("offsetAt", "timeZone", timeZone));
  return to < spell.to || offsetChanges(from, to, timeZone).length === 0 ? spell.offset : null;
}

/**
 * The changes of a zone's offset after one instant and up to another, in order.
 * @internal
 */
export function offsetChanges(from: number, to: number, timeZone: string): OffsetChange[] {
  const found: OffsetChange[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    for (const change of yearOfOffsets(timeZone, year).changes) {
      if (change.at > from && change.at <= to) found.push(change);
    }
  }
  return found;
}

/** As far as it lies in one year of UTC. */
function spellAround(ms: number, zone: Zone): Spell {
  const { clock, spell } = zone;
  if (ms >= spell.from && ms < spell.to) return spell;
  if (clock === null) return (zone.spell = ALWAYS_SAME);
  const year = yearOf(ms);
  const { spells } = keptAmong(zone.years, MOST_YEARS, year, () => readYear(clock, year));
  for (const each of spells) if (ms >= each.from && ms < each.to) return (zone.spell = each);
  return (zone.spell = spells.at(-1) ?? ALWAYS_SAME);
}

function yearOf(ms: number): number {
  return Math.max(FIRST_YEAR, civil(Math.floor(ms / MS_PER_DAY)).year);
}

function yearOfOffsets(timeZone: string, year: number): YearOfOffsets {
  const { clock, years } = zoneNamed("offsetAt", "timeZone", timeZone);
  if (clock === null) return ALWAYS_UTC;
  return keptAmong(years, MOST_YEARS, year, () => readYear(clock, year));
}

function zoneNamed(functionName: string, path: string, timeZone: unknown): Zone {
  assertText(functionName, path, timeZone);
  try {
    return keptAmong(zones, MOST_ZONES, timeZone, readZone);
  } catch {
    if (typeof Intl === "undefined") {
      throw new RetentionError(functionName, path, "must be UTC here, as this JavaScript engine has no Intl", timeZone);
    }
    throw new RetentionError(functionName, path, "must be an IANA time zone such as Asia/Kathmandu", timeZone);
  }
}

function readZone(timeZone: string): Zone {
  // Some hosts also read offsets such as "+05:45" as zones, others do not.
  if (!/^[A-Za-z]/.test(timeZone)) throw new RangeError();
  const clock = UTC.test(timeZone.toLowerCase()) ? null : clockOf(timeZone);
  return { clock, years: new Map(), spell: { from: NaN, to: NaN, offset: NaN } };
}

/**
 * Reads the clock every few days, from the second before the year to its last; where two readings differ, halves the
 * stretch between until the change is found.
 */
function readYear(clock: Intl.DateTimeFormat, year: number): YearOfOffsets {
  const start = dayOfCivil(year, 1, 1) * MS_PER_DAY - 1000;
  const end = dayOfCivil(year + 1, 1, 1) * MS_PER_DAY - 1000;
  const atStart = readOffset(clock, start);
  const changes: OffsetChange[] = [];
  let before = atStart;
  for (let from = start; from < end; from += PROBE_MS) {
    const to = Math.min(from + PROBE_MS, end);
    const after = readOffset(clock, to);
    if (after !== before) changes.push({ at: changeBetween(clock, from, to, before), before, after });
    before = after;
  }
  return { changes, spells: spellsOf(year, atStart, changes) };
}

function spellsOf(year: number, atStart: number, changes: readonly OffsetChange[]): Spell[] {
  const from = year === FIRST_YEAR ? -Infinity : dayOfCivil(year, 1, 1) * MS_PER_DAY;
  const to = dayOfCivil(year + 1, 1, 1) * MS_PER_DAY;
  const spells: Spell[] = [{ from, to, offset: atStart }];
  for (const { at, after } of changes) {
    const last = spells.at(-1);
    if (last !== undefined) last.to = Math.min(to, at);
    spells.push({ from: Math.max(from, at), to, offset: after });
  }
  return spells;
}

/** The first whole second at which the offset is no longer `before`. */
function changeBetween(clock: Intl.DateTimeFormat, from: number, to: number, before: number): number {
  return (
    from + 1000 * firstEnough((to - from) / 1000, (seconds) => readOffset(clock, from + seconds * 1000) !== before)
  );
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}

/** What the zone's clock shows at a whole second, less what a clock in UTC shows. */
function readOffset(clock: Intl.DateTimeFormat, ms: number): number {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (clock.format(ms).match(/\d+/g) ?? []).map(
    Number,
  );
  return (dayOfCivil(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second) * 1000 - ms;
}
