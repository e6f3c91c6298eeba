import type { LogLine } from "./log-line.js";

/**
 * Which ticket tells the story of which, from the `merged` lines of a log.
 * @internal
 */
export interface Merges {
  /** The ticket at the end of the chain of merges; the ticket itself where it was not merged. */
  survivorOf: (ticketId: string) => string;
  /** Lines that would have merged a ticket into itself, straight or through others; they were left out. */
  circles: LogLine[];
}

/**
 * Follows the merges of a log in order. A later merge of the same ticket replaces an earlier one.
 * @internal
 */
export function followMerges(lines: readonly LogLine[]): Merges {
  const targets = new Map<string, string>();
  const circles: LogLine[] = [];
  // Where walks along the targets ended, so that the next ones are short; good until a target is taken away.
  const ends = new Map<string, string>();
  const survivorOf = (ticketId: string): string => {
    const passed: string[] = [];
    let survivor = ticketId;
    for (;;) {
      const next = ends.get(survivor) ?? targets.get(survivor);
      if (next === undefined) break;
      passed.push(survivor);
      survivor = next;
    }
    for (const each of passed) ends.set(each, survivor);
    return survivor;
  };
  for (const line of lines) {
    if (line.mergedInto === undefined || line.kind !== "merged") continue;
    const before = targets.get(line.ticketId);
    if (before === line.mergedInto) continue;
    if (before !== undefined) {
      targets.delete(line.ticketId);
      ends.clear();
    }
    if (survivorOf(line.mergedInto) !== line.ticketId) {
      targets.set(line.ticketId, line.mergedInto);
      continue;
    }
    circles.push(line);
    if (before !== undefined) targets.set(line.ticketId, before);
  }
  return { survivorOf, circles };
}
