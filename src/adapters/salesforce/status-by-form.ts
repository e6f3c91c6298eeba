import type { Deal } from "../../records/account/deal.js";
import { number, text } from "../shared/read-field.js";
import type { SalesforceOpportunity } from "./salesforce-objects.js";

/** "Closed Won", "06. Closed — Won", "Closed Won - Renewal", "Won!": not "Won back", which may be anything. */
const WON = /^[^\p{L}]*(closed[^\p{L}]*won(?![\p{L}'’])|won\s*($|[-–—:/(,|.!]))/iu;

const LOST = /^[^\p{L}]*(closed[^\p{L}]*)?lost(?![\p{L}'’])/iu;

/** The words anywhere in a stage, and those beside which "won" says something else: at all, or of one not yet closed. */
const WORD_WON = /(?<![\p{L}'’])won(?![\p{L}'’])/iu;

const WORD_LOST = /(?<![\p{L}'’])lost(?![\p{L}'’])/iu;

const NOT_WON = /(?<!\p{L})(not|never|lost)(?!\p{L})/iu;

const NOT_YET_WON = /(?<!\p{L})(back|to be)(?!\p{L})/iu;

/** How a closed one ends without a sale, in other words. */
const WITHOUT_SALE =
  /(?<!\p{L})(no[\s_-]+(decision|sale|deal|bid)|not[\s_-]+won|cancell?ed|declined|rejected|disqualified|abandoned)(?!\p{L})/iu;

/** Any other way of closing. */
const CLOSED = /^[^\p{L}]*closed(?![\p{L}'’])/iu;

/** The open stages that Salesforce comes with. */
const OPEN =
  /^(prospecting|qualification|needs analysis|value proposition|id\.? decision makers|perception analysis|proposal.*|negotiation.*)$/i;

/**
 * What an opportunity's probability, forecast and words say of it where no flag says whether it is won. Of a closed one a
 * probability of 100 is won and one of 0 lost, as Salesforce sets them; else its stage's words count, then the forecast:
 * `Closed` is that of a won one, `Omitted` that of a lost one. `undefined` if nothing of this says.
 */
export function statusByForm(
  stage: string,
  row: SalesforceOpportunity,
  isClosed: boolean | undefined,
): Deal["status"] | undefined {
  if (isClosed === false) return "open";
  const chance = number(row.Probability);
  const forecast = text(row.ForecastCategory ?? row.ForecastCategoryName)?.toLowerCase();
  if (isClosed === true || forecast === "closed") return closedByForm(stage, chance, forecast);
  if (WON.test(stage)) return "won";
  if (LOST.test(stage) || (forecast === "omitted" && chance === 0)) return "lost";
  if (CLOSED.test(stage)) return closedByForm(stage, chance, forecast);
  if (chance !== undefined && chance > 0 && chance < 100) return "open";
  return (NOT_YET_WON.test(stage) ? undefined : byWords(stage)) ?? (OPEN.test(stage) ? "open" : undefined);
}

function closedByForm(
  stage: string,
  chance: number | undefined,
  forecast: string | undefined,
): Deal["status"] | undefined {
  if (chance === 100) return "won";
  if (chance === 0) return "lost";
  const said = byWords(stage);
  if (said !== undefined) return said;
  if (forecast === "closed") return "won";
  return forecast === "omitted" || WITHOUT_SALE.test(stage) ? "lost" : undefined;
}

/** What the words "won" and "lost" in a stage say. */
function byWords(stage: string): Deal["status"] | undefined {
  if (WON.test(stage) || (WORD_WON.test(stage) && !NOT_WON.test(stage))) return "won";
  return WORD_LOST.test(stage) ? "lost" : undefined;
}
