import type { Row } from "./tables.js";

const WON = /(?<!\p{L})(closed)?won(?!['’]?\p{L})/iu;
const NOT_WON = /(?<!\p{L})(not|never|lost|to be|competitors?)(?!\p{L})/iu;
const LOST =
  /(?<!\p{L})((closed)?lost|dead|abandoned|disqualified|cancell?ed|rejected|declined|no[ -]decision)(?!\p{L})/iu;
const CLOSED = /(?<!\p{L})closed(?!\p{L})/iu;

/** The words in which a file may say that a deal is won, lost or open; `undefined` where they do not say it. */
export function dealStatus(...words: readonly unknown[]): "open" | "won" | "lost" | undefined {
  const said = words.filter((word): word is string => typeof word === "string" && word !== "");
  for (const word of said) {
    if (/^\s*open\s*$/i.test(word)) return "open";
    if (WON.test(word) && !NOT_WON.test(word)) return "won";
    if (LOST.test(word) || (WON.test(word) && NOT_WON.test(word) && CLOSED.test(word))) return "lost";
  }
  // Closed in some way or other.
  return said.length === 0 || said.some((word) => CLOSED.test(word)) ? undefined : "open";
}

/**
 * A row of a file of deals as a deal. Without a status of its own the stage says it: what names neither a sale nor a loss is
 * open. The one day of closing that most files have is the expected one of an open deal. A percentage among shares is
 * one, too.
 */
export function dealOfRow(
  { id, status, probability, expectedCloseOn, closedOn, productId, quantity, amount, ...row }: Row,
  place: number,
): Row {
  const known = dealStatus(status, row.stage);
  const isOpen = known === "open";
  const chance = typeof probability === "number" && probability > 1 ? probability / 100 : probability;
  return {
    ...row,
    id: id ?? `deal-${place}`,
    status: known ?? status ?? row.stage,
    amount,
    ...(isOpen && chance !== undefined && { probability: chance }),
    ...(isOpen ? { expectedCloseOn: expectedCloseOn ?? closedOn } : { closedOn: closedOn ?? expectedCloseOn }),
    ...(productId !== undefined && { products: [{ productId, quantity, amount }] }),
  };
}
