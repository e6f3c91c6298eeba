import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import { type AccountDraft, defined } from "../shared/account-book.js";
import { instant } from "../shared/read-day.js";
import { number, text } from "../shared/read-field.js";
import { associated } from "./hubspot-associations.js";
import { property } from "./hubspot-stages.js";
import type { Row } from "./lists.js";
import { type Portal, accountsOf } from "./portal.js";

const SCALES = {
  ces: { min: 1, max: 7 },
  csat: { min: 1, max: 5 },
  nps: { min: 0, max: 10 },
} as const;

/** A survey's answer. */
export function readSubmission(portal: Portal, submission: Row): void {
  const of = (name: string): unknown => property(submission.row, name);
  const [ticketId] = associated(submission.row, "tickets");
  const account =
    portal.accountOfTicket.get(ticketId ?? "") ?? accountsOf(portal, "feedback_submissions", submission)[0];
  if (account === undefined) return;
  const metric = text(of("hs_survey_type"))?.toLowerCase();
  const at = instant(of("hs_submission_timestamp")) ?? instant(submission.row.createdAt);
  const known = metric === "ces" || metric === "csat" || metric === "nps" ? metric : undefined;
  if (known === undefined || at === undefined) {
    const field = known === undefined ? "hs_survey_type" : "hs_submission_timestamp";
    portal.ledger.leaveRow("feedback_submissions", submission.id, "missing", field);
    return;
  }
  const [contactId] = associated(submission.row, "contacts");
  const used = answer(
    portal,
    account,
    "feedback_submissions",
    submission.id,
    "hs_value",
    known,
    of("hs_value"),
    at,
    ticketId,
    contactId,
  );
  if (!used) portal.ledger.leaveRow("feedback_submissions", submission.id, "no-answer", "hs_value");
}

/** An answer on HubSpot's own scales: 1 to 7 for effort, 1 to 5 for satisfaction, 0 to 10 for recommendation. */
export function answer(
  { ledger }: Portal,
  account: AccountDraft,
  object: string,
  id: string,
  field: string,
  metric: keyof typeof SCALES,
  value: unknown,
  at: string,
  ticketId: string | undefined,
  contactId?: string,
): boolean {
  const score = number(value);
  if (score === undefined) return false;
  const scale = SCALES[metric];
  if (score < scale.min || score > scale.max) {
    ledger.leaveField(object, id, field, "out-of-range");
    return false;
  }
  account.lists.surveys.push(
    defined<SurveyAnswer>({ at, metric, score, scale: { ...scale, higherIsBetter: true }, ticketId, contactId }),
  );
  return true;
}
