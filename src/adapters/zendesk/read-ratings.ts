import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import { defined } from "../shared/account-book.js";
import type { LeftWhy } from "../shared/adapted-records.js";
import type { Identified } from "../shared/ledger.js";
import { instant } from "../shared/read-day.js";
import { fields, number, objectsIn, text } from "../shared/read-field.js";
import type { Desk } from "./desk.js";
import { accountByDomain } from "./read-person.js";
import type { ZendeskSatisfactionRating, ZendeskSurveyResponse } from "./zendesk-objects.js";

/** Satisfaction ratings as answers. */
export function readRatings(desk: Desk): void {
  const { lists, ledger, tickets, accountOfTicket: accounts } = desk;
  const rated = new Set<string>();
  for (const { id, row } of ledger.rowsOf<ZendeskSatisfactionRating>(
    "satisfaction_ratings",
    lists.of("satisfaction_ratings"),
  )) {
    const ticketId = text(row.ticket_id);
    const score = scoreOf(row.score);
    const requester = desk.users.get(text(row.requester_id) ?? "")?.row;
    const account =
      accounts.get(ticketId ?? "") ??
      desk.book.find(text(requester?.organization_id)) ??
      accountByDomain(desk, requester?.email);
    const at = instant(row.updated_at) ?? instant(row.created_at);
    if (score === undefined) ledger.leaveRow("satisfaction_ratings", id, "no-answer", "score");
    else if (account === undefined) ledger.leaveRow("satisfaction_ratings", id, "no-account", "ticket_id");
    else if (at === undefined) ledger.leaveRow("satisfaction_ratings", id, "missing", "created_at");
    else {
      if (ticketId !== undefined) rated.add(ticketId);
      account.lists.surveys.push(rating(score, at, ticketId, text(row.requester_id)));
    }
  }
  for (const response of ledger.rowsOf<ZendeskSurveyResponse>("survey_responses", lists.of("survey_responses"))) {
    const ticketId = readResponse(desk, response);
    if (ticketId !== undefined) rated.add(ticketId);
  }
  // A ticket shows its last rating, which may not be in the list.
  for (const [ticketId, account] of accounts) {
    const row = tickets.get(ticketId)?.row;
    const given = row?.satisfaction_rating;
    const score = scoreOf(typeof given === "object" && given !== null && "score" in given ? given.score : given);
    const at = instant(row?.updated_at);
    if (score === undefined || at === undefined || rated.has(ticketId)) continue;
    account.lists.surveys.push(rating(score, at, ticketId, text(row?.requester_id)));
  }
}

/** The rating in a response to a survey. @returns The ticket that it rates. */
function readResponse(desk: Desk, response: Identified<ZendeskSurveyResponse>): string | undefined {
  const { ledger, users, book, accountOfTicket } = desk;
  const { id, row } = response;
  const leave = (why: LeftWhy, field: string): undefined => {
    ledger.leaveRow("survey_responses", id, why, field);
  };
  const subject = objectsIn(row.subjects)
    .map(fields)
    .find(({ type, zrn }) => type === "ticket" || text(zrn)?.startsWith("zen:ticket:"));
  const ticketId = text(subject?.id) ?? text(subject?.zrn)?.replace(/^zen:ticket:/, "");
  const answer = objectsIn(row.answers)
    .map(fields)
    .find(({ rating }) => number(rating) !== undefined);
  const score = number(answer?.rating);
  if (answer === undefined || score === undefined) {
    leave("no-answer", "answers");
    return;
  }
  const options = objectsIn(fields(answer.question).options).flatMap((each) => number(fields(each).rating) ?? []);
  const [min, max] = [Math.min(1, ...options), Math.max(options.length > 1 ? 1 : 5, ...options)];
  if (score < min || score > max) {
    leave("out-of-range", "rating");
    return;
  }
  const responder = users.get(text(row.responder_id) ?? "")?.row;
  const account =
    accountOfTicket.get(ticketId ?? "") ??
    book.find(text(responder?.organization_id)) ??
    accountByDomain(desk, responder?.email);
  if (account === undefined) {
    leave("no-account", "subjects");
    return;
  }
  const at = instant(answer.updated_at) ?? instant(answer.created_at);
  if (at === undefined) {
    leave("missing", "created_at");
    return;
  }
  const scale = { min, max, higherIsBetter: true };
  account.lists.surveys.push(
    defined<SurveyAnswer>({ at, metric: "csat", score, scale, ticketId, contactId: text(row.responder_id) }),
  );
  return ticketId;
}

/** 1 for good, 0 for bad, also with a comment; nothing for a question that no one answered. */
function scoreOf(given: unknown): 0 | 1 | undefined {
  const score = text(given)?.toLowerCase() ?? "";
  return /^good(_with_comment)?$/.test(score) ? 1 : /^bad(_with_comment)?$/.test(score) ? 0 : undefined;
}

function rating(score: 0 | 1, at: string, ticketId: string | undefined, contactId: string | undefined): SurveyAnswer {
  const scale = { min: 0, max: 1, higherIsBetter: true };
  return defined<SurveyAnswer>({ at, metric: "csat", score, scale, ticketId, contactId });
}
