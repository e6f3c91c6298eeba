import { type Account, reviewPortfolio, workingWeek } from "retention-kit";

type Row = Record<string, string>;
const calendar = workingWeek("mon-fri", "09:00-17:00");
const stages: Record<string, "won" | "lost"> = { Won: "won", Lost: "lost" };

/** A pipeline of deals in four files to a plan of reviews. Blanks in a product's name come and go: they do not count. */
export function pipelineBook(
  files: Record<"accounts" | "products" | "deals" | "teams", Row[]>,
  days: { asOf: string; to: string },
) {
  const idOf = ({ product }: Row) => (product ?? "").replaceAll(" ", "");
  const accounts = files.accounts.map(({ account: id = "", sector, subsidiary_of }): Account => {
    const own = files.deals.filter(({ account }) => account === id);
    const last = own.toSorted((a, b) => (a.engage_date ?? "").localeCompare(b.engage_date ?? "")).at(-1);
    const deals = own.map((row) => ({
      id: row.opportunity_id ?? "",
      status: stages[row.deal_stage ?? ""] ?? ("open" as const),
      stage: row.deal_stage,
      openedOn: row.engage_date,
      closedOn: row.close_date,
      products: [{ productId: idOf(row), amount: row.close_value ? Number(row.close_value) : null }],
    }));
    return { id, segment: sector, parentId: subsidiary_of, sellerId: last?.sales_agent, deals };
  });
  const products = files.products.map((row) => ({ id: idOf(row), price: Number(row.sales_price) }));
  const sellers = files.teams.map(({ sales_agent: id = "" }) => {
    return { id, timeZone: "UTC", calendar, minutesPerDay: 60 };
  });
  return { records: { accounts, products, sellers }, book: reviewPortfolio({ accounts, products, sellers }, days) };
}
