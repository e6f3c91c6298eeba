import type { PlainDate } from "../../records/values/time.js";
import type { OneOf } from "../../records/values/one-of.js";

/** What a review found, in its three areas. A missing field was not discussed. */
export interface ReviewFindings {
  accountId: string;
  /** The day of the review. */
  on: PlainDate;
  /** How the customer feels about seller and company. */
  satisfaction?: OneOf<"unhappy" | "neutral" | "happy"> | null | undefined;
  /** What does not work for them. */
  problems?: readonly ReviewProblem[] | null | undefined;
  /** Products that they could use, by id. */
  wanted?: readonly string[] | null | undefined;
  /** Products that they do not want, by id. */
  declined?: readonly string[] | null | undefined;
  /** Hours a year spent on keeping a product at its best. */
  maintenance?: readonly { productId: string; hoursPerYear: number }[] | null | undefined;
  /** Money a year that a product would save or earn them. */
  benefits?: readonly { productId: string; perYear: number }[] | null | undefined;
  /** Products that they own and do not get enough from, by id. */
  underused?: readonly string[] | null | undefined;
  /** Contact with competitors: none, looking around, or an offer on the table. */
  rivals?: OneOf<"none" | "looking" | "offer"> | null | undefined;
}

/** Something that does not work for a customer. */
export interface ReviewProblem {
  topic: string;
  productId?: string | null | undefined;
  ticketId?: string | null | undefined;
  /** Who solves it; the account's seller until someone else takes it. */
  owner?: string | null | undefined;
}
