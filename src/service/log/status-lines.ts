import type { StatusMeaning } from "./logged-ticket.js";
import { RetentionError } from "../../errors.js";
import type { LogLine } from "./log-line.js";
import { plainStatus } from "./status-meanings.js";

/**
 * The kind of line that a status stands for; one of no known kind where no one has explained the word. What being open
 * means depends on what was before: `settleStatuses` tells.
 * @internal
 */
export function kindOfStatus(
  functionName: string,
  path: string,
  status: string | null | undefined,
  meanings: ReadonlyMap<string, StatusMeaning>,
): string {
  if (status == null) {
    throw new RetentionError(functionName, path, "must be a text where the status changed", status);
  }
  const meaning = meanings.get(plainStatus(status));
  if (meaning === undefined) return `status-changed: ${status}`;
  return meaning === "open" ? "status-changed" : meaning;
}

/**
 * Turns the statuses of a log in order into what happened: open again after a solution is a reopening, open after waiting
 * a resumption, open after open nothing but where the ticket begins with it. One that waits after it was solved was
 * reopened first.
 * @internal
 */
export function settleStatuses(lines: readonly LogLine[]): LogLine[] {
  const begun = new Set<string>();
  const ended = new Set<string>();
  const waiting = new Set<string>();
  const settled: LogLine[] = [];
  const take = (line: LogLine): void => {
    settled.push(line);
    const { kind, ticketId } = line;
    if (kind !== "self-service") begun.add(ticketId);
    if (kind === "resolved" || kind === "closed") ended.add(ticketId);
    else if (kind === "reopened") ended.delete(ticketId);
    if (kind === "waiting") waiting.add(ticketId);
    else if (kind === "resumed" || kind === "reopened" || kind === "resolved") waiting.delete(ticketId);
  };
  for (const line of lines) {
    const { kind, status, ticketId } = line;
    if (status === undefined) {
      take(line);
    } else if (kind === "status-changed") {
      if (ended.has(ticketId)) take({ ...line, kind: "reopened" });
      else if (waiting.has(ticketId)) take({ ...line, kind: "resumed" });
      else if (!begun.has(ticketId)) take(line);
    } else {
      if (kind === "waiting" && ended.has(ticketId)) take({ ...line, kind: "reopened" });
      take(line);
    }
  }
  return settled;
}
