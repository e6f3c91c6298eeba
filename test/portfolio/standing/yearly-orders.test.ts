import { reviewPortfolio, type Account } from "retention-kit";
import { expect, test } from "vitest";
import { plainDate } from "../../../src/calendar/days/plain-date.js";

const AS_OF = "2026-11-21";
const AS_OF_DAY = Date.parse(AS_OF) / 86_400_000;

test("of a book in which all buy once a year the usual gap is a year, and who missed two is slowing", () => {
  const accounts = Array.from({ length: 80 }, (_, index): Account => {
    // One in four has left after three orders.
    const missed = index % 4 === 0 ? 365 * 2 + 1 : 0;
    const last = AS_OF_DAY - index * 4 - missed;
    return {
      id: `a${index}`,
      purchases: [3, 2, 1, 0].map((ago) => ({ on: plainDate(last - 365 * ago), amount: 500 })),
    };
  });
  const book = reviewPortfolio({ accounts, products: [], sellers: [] }, { asOf: AS_OF, to: AS_OF });
  expect(book.models.purchases).not.toBeNull();
  for (const { accountId, standing } of book.accounts) {
    const [why] = standing.reasons;
    expect([accountId, why?.params?.gapDays]).toEqual([accountId, 365]);
    expect([accountId, standing.state === "active"]).toEqual([accountId, Number(accountId.slice(1)) % 4 !== 0]);
  }
});
