import type { Deal } from "../../records/account/deal.js";
import { number, text } from "../shared/read-field.js";
import type { SalesforceOpportunity } from "./salesforce-objects.js";

/** "Closed Won", "Closed - Won", "Closed Won - Renewal", "Won": not "Won back", which may be anything. */
const WON = /^(closed[\s_/–-]*won(?![\w'’])|won\s*($|[-–—:/(,|]))/i;

const LOST = /^(closed[\s_/–-]*)?lost(?![\w'’])/i;

/** Any other way of closing. */
const CLOSED = /^closed(?![\w'’])/i;

/** The open stages that Salesforce comes with. */
const OPEN =
  /^(prospecting|qualification|needs analysis|value proposition|id\.? decision makers|perception analysis|proposal.*|negotiation.*)$/i;

/**
 * What an opportunity's probability, forecast and words say of it where no flag says whether it is won. Of a closed one a
 * probability of 100 is won and one of 0 lost, as Salesforce sets them, and so is the forecast `Closed` that of a won one;
 * else its stage's words count. `undefined` if nothing of this says.
 */
export function statusByForm(
  stage: string,
  row: SalesforceOpportunity,
  isClosed: boolean | undefined,
): Deal["status"] | undefined {
  if (isClosed === false) return "open";
  const chance = number(row.Probability);
  const forecast = text(row.ForecastCategory ?? row.ForecastCategoryName)?.toLowerCase();
  if (isClosed === true || forecast === "closed") {
    if (chance === 100) return "won";
    if (chance === 0) return "lost";
    return WON.test(stage) || (forecast === "closed" && !LOST.test(stage)) ? "won" : "lost";
  }
  if (WON.test(stage)) return "won";
  if (LOST.test(stage) || (forecast === "omitted" && chance === 0)) return "lost";
  if (CLOSED.test(stage)) return chance === 100 ? "won" : "lost";
  return OPEN.test(stage) || (chance !== undefined && chance > 0 && chance < 100) ? "open" : undefined;
}
