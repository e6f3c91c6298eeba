import { relatedId } from "./related-id.js";
import { addTo } from "../../records/values/add-to.js";
import { instant, moment } from "../shared/read-day.js";
import { text } from "../shared/read-field.js";
import { readStatusChanges } from "../shared/ticket-log.js";
import type { Org } from "./organization.js";
import { salesforceId } from "./salesforce-id.js";
import type { SalesforceCase, SalesforceCaseHistory } from "./salesforce-objects.js";

/** Changes by case, in the order of time. */
export function caseHistories(org: Org): Map<string, SalesforceCaseHistory[]> {
  const histories = new Map<string, SalesforceCaseHistory[]>();
  for (const { id, row } of org.rowsOf<SalesforceCaseHistory>("caseHistories")) {
    const of = salesforceId(relatedId(row, "CaseId")) ?? "";
    if (!org.cases.has(of)) org.ledger.leaveRow("caseHistories", id, "unknown-row", "CaseId");
    else if (instant(row.CreatedDate) === undefined) org.ledger.leaveRow("caseHistories", id, "missing", "CreatedDate");
    else addTo(histories, of, row);
  }
  for (const rows of histories.values())
    rows.sort((a, b) => (moment(a.CreatedDate) ?? 0) - (moment(b.CreatedDate) ?? 0));
  return histories;
}

/** Reopenings, waits and transfers that a case's changes tell. */
export function readHistory(
  { options }: Org,
  row: SalesforceCase,
  openedAt: string,
  history: readonly SalesforceCaseHistory[],
): ReturnType<typeof readStatusChanges> & { transfers: number } {
  const changesOf = (field: string): SalesforceCaseHistory[] =>
    history.filter(({ Field }) => text(Field)?.toLowerCase() === field);
  const statuses = changesOf("status");
  const state = (status: unknown, at: string): { at: string; waiting: boolean; closed: boolean } => {
    const word = text(status) ?? "";
    const waiting =
      options.waiting?.(word) ?? (/customer|client|requester/i.test(word) && /wait|pend|respon|info/i.test(word));
    return { at, waiting, closed: /^(closed|resolved|solved)/i.test(word) };
  };
  const first = state(statuses[0]?.OldValue ?? row.Status, openedAt);
  const changes = statuses.map(({ NewValue, CreatedDate }) => state(NewValue, instant(CreatedDate) ?? openedAt));
  return { ...readStatusChanges([first, ...changes]), transfers: transfersIn(changesOf("owner")) };
}

/** Changes of the owner after the first person took the case. Salesforce writes each twice: with names and with ids. */
function transfersIn(changes: readonly SalesforceCaseHistory[]): number {
  const byId = changes.filter(({ NewValue }) => /^00[5G][A-Za-z0-9]{12,15}$/.test(text(NewValue) ?? ""));
  const told = byId.length > 0 ? byId : onceEach(changes);
  let taken = told[0] !== undefined && byId.length > 0 && !isQueue(text(told[0].OldValue));
  let transfers = 0;
  for (const { NewValue } of told) {
    if (!taken && !isQueue(text(NewValue))) taken = true;
    else transfers++;
  }
  return transfers;
}

function onceEach(changes: readonly SalesforceCaseHistory[]): SalesforceCaseHistory[] {
  return [...new Map(changes.map((change) => [text(change.CreatedDate), change])).values()];
}

/** Whether an owner's id is a queue's. */
export function isQueue(owner: string | undefined): boolean {
  return owner?.startsWith("00G") ?? false;
}
