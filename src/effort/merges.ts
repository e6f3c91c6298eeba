import type { LogLine } from "./read-log.js";

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
  const survivorOf = (ticketId: string): string => {
    let survivor = ticketId;
    for (let next = targets.get(survivor); next !== undefined; next = targets.get(survivor)) survivor = next;
    return survivor;
  };
  for (const line of lines) {
    if (line.mergedInto === undefined || line.kind !== "merged") continue;
    const before = targets.get(line.ticketId);
    targets.delete(line.ticketId);
    if (survivorOf(line.mergedInto) !== line.ticketId) {
      targets.set(line.ticketId, line.mergedInto);
      continue;
    }
    circles.push(line);
    if (before !== undefined) targets.set(line.ticketId, before);
  }
  return { survivorOf, circles };
}
