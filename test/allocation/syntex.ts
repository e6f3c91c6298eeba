import { readFileSync } from "node:fs";
import { responseCurve, type AllocationAccount, type ResponseCurve } from "retention-kit";

/** A product of the Syntex case, with the answers of its panel and what SciPy made of them. */
export interface SyntexProduct {
  id: string;
  margin: number;
  revenue: number;
  present: number;
  /** Sales without any effort, at half of it, at today's, at half as much again and at saturation; today's sales are 1. */
  answers: [atZero: number, atHalf: number, atPresent: number, atOneAndAHalf: number, atSaturation: number];
  c: number;
  d: number;
  min: number;
  max: number;
  alone: { representatives: number; profit: number };
  slsqp: { representatives: number; profit: number };
}

export const syntex = JSON.parse(readFileSync(new URL("../fixtures/syntex/syntex.json", import.meta.url), "utf8")) as {
  costOfOne: number;
  representatives: number;
  products: SyntexProduct[];
};

/** Contribution of a product by representatives, with SciPy's parameters. */
export function contributionCurve({ margin, revenue, present, c, d, min, max }: SyntexProduct): ResponseCurve {
  const scale = margin * revenue;
  return responseCurve({ kind: "adbudg", a: min * scale, b: max * scale, c, d: d * present ** c });
}

/** One year of one representative is one contact of an hour. */
export const representatives = [{ kind: "representative", minutes: 60 }];

export const productAccounts: AllocationAccount[] = syntex.products.map((product) => ({
  accountId: product.id,
  response: contributionCurve(product),
}));
