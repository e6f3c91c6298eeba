import { reviewAgenda, reviewPortfolio, type Account, type AgendaQuestion } from "retention-kit";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../examples/portfolio-review/catalogue.js";
import { EXPORTED_ON as asOf, generateAccount } from "../../examples/portfolio-review/generate.js";
import { policies } from "../../examples/portfolio-review/policies.js";
import { sellers } from "../../examples/portfolio-review/sellers.js";

const accounts = Array.from({ length: 600 }, (_, index) => generateAccount(index));
const book = reviewPortfolio({ accounts, products: catalogue, sellers }, { asOf, to: "2027-02-20", policies });
const booked = new Set(book.plan.booked.map(({ accountId }) => accountId));
const pictures = book.accounts.filter(({ accountId }) => booked.has(accountId));
const accountOf = new Map(accounts.map((account) => [account.id, account]));

/** Share of the agendas that have the same questions, of those that most have. */
function commonest(agendas: readonly (readonly AgendaQuestion[])[]): number {
  const counts = new Map<string, number>();
  for (const questions of agendas) {
    const codes = questions
      .map(({ code }) => code)
      .sort()
      .join();
    counts.set(codes, (counts.get(codes) ?? 0) + 1);
  }
  return Math.max(...counts.values()) / agendas.length;
}

describe("the agendas of the example's reviews", { tags: ["slow"] }, () => {
  const agendaIn = (minutes: number) =>
    pictures.map(({ accountId, opportunity, loyalty }) => {
      const account: Account = accountOf.get(accountId) ?? { id: accountId };
      return {
        account,
        questions: reviewAgenda(account, { asOf, minutes, opportunity, loyalty, products: catalogue }).questions,
      };
    });

  test("differ as the accounts do: no two thirds share their questions", () => {
    expect(pictures.length).toBeGreaterThan(300);
    expect(commonest(pictures.map(({ agenda }) => agenda?.questions ?? []))).toBeLessThan(1 / 3);
    for (const minutes of [9, 12, 20, 30]) {
      expect(commonest(agendaIn(minutes).map(({ questions }) => questions))).toBeLessThan(2 / 3);
    }
  });

  test("name what is the account's own: hardly two are the same word for word", () => {
    const texts = pictures.map(({ agenda }) =>
      JSON.stringify(agenda?.questions.map(({ code, params }) => [code, params])),
    );
    expect(new Set(texts).size).toBeGreaterThan(0.95 * texts.length);
  });

  test("begin with the open problem, and then ask for no money and pitch nothing", () => {
    const troubled = pictures.filter(({ openProblems }) => openProblems.length > 0);
    expect(troubled.length).toBeGreaterThan(10);
    for (const { agenda, openProblems } of troubled) {
      const codes = agenda?.questions.map(({ code }) => code.replace("conversation.question.", "")) ?? [];
      // A problem that was solved but cost much may come before it.
      expect(["ticket-open", "ticket-solved"]).toContain(codes[0]);
      expect(agenda?.questions.find(({ code }) => code.endsWith("ticket-open"))?.params?.ticketId).toBe(
        openProblems[0]?.ticketId,
      );
      for (const selling of ["would-help", "budget", "plans", "long-owned"]) expect(codes).not.toContain(selling);
    }
  });

  test("ask in 8 minutes how they feel before anything else", () => {
    // One that owns nothing takes nine.
    const owners = pictures.filter(({ agenda }) => agenda?.questions.some(({ code }) => code.endsWith("most-used")));
    expect(owners.length).toBeGreaterThan(300);
    for (const { accountId, opportunity, loyalty } of owners) {
      const account: Account = accountOf.get(accountId) ?? { id: accountId };
      const options = { asOf, minutes: 8, opportunity, loyalty, products: catalogue };
      expect(reviewAgenda(account, options).questions[0]?.code).toBe("conversation.question.going-well");
    }
  });

  test("do not ask how a contract serves, or how many hours go into it", () => {
    const contracts = new Set(catalogue.filter(({ kind }) => kind === "service-contract").map(({ id }) => id));
    const about = pictures.flatMap(({ agenda }) =>
      (agenda?.questions ?? []).filter(({ code }) => /long-owned|most-used|weighed-up|maintenance-hours/.test(code)),
    );
    expect(about.length).toBeGreaterThan(300);
    for (const { params } of about) expect(contracts.has(String(params?.productId))).toBe(false);
  });
});
