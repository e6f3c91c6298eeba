import type { PlainDate } from "../../records/time.js";

/** What a review found, in its three areas. Whatever is missing was not talked about. */
export interface ReviewFindings {
  accountId: string;
  /** The day of the review. */
  on: PlainDate;
  /** How the customer feels about seller and company. */
  satisfaction?: "unhappy" | "neutral" | "happy";
  /** What does not work for them. */
  problems?: readonly ReviewProblem[];
  /** Products that they could use, by id. */
  wanted?: readonly string[];
  /** Products that they do not want, by id. */
  declined?: readonly string[];
  /** Hours a year spent on keeping a product at its best. */
  maintenance?: readonly { productId: string; hoursPerYear: number }[];
  /** Money a year that a product would save or earn them. */
  benefits?: readonly { productId: string; perYear: number }[];
  /** Products that they own and do not get enough from, by id. */
  underused?: readonly string[];
  /** Contact with rivals: none, looking around, or an offer on the table. */
  rivals?: "none" | "looking" | "offer";
}

/** Something that does not work for a customer. */
export interface ReviewProblem {
  topic: string;
  productId?: string;
  ticketId?: string;
  /** Who solves it; the account's seller until someone else takes it. */
  owner?: string;
}
