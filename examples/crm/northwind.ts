import { reviewPortfolio, workingWeek } from "retention-kit";

/** What the Northwind sample holds, as far as it is read here: anything may be missing. */
export interface Northwind {
  customers: { customerID: string; companyName: string | null; address: { country: string } | null }[];
  employees: { employeeID: number }[];
  products: { productID: number; unitPrice: number; discontinued: boolean }[];
  orders: { customerID: string; employeeID: number | null; orderDate: string | null; details: Detail[] | null }[];
}
type Detail = Record<"productID" | "unitPrice" | "quantity" | "discount", number | null>;

const calendar = workingWeek("mon-fri", "09:00-17:00");
const text = (id: number | null | undefined) => (id == null ? null : String(id));

/** A trading company's customers, products and orders to a plan of reviews. */
export function northwindBook(rows: Northwind, days: { asOf: string; to: string }) {
  const accounts = rows.customers.map(({ customerID: id, companyName: name, address }) => {
    const orders = rows.orders.filter(({ customerID, orderDate }) => customerID === id && orderDate != null);
    const latest = orders.toSorted((a, b) => String(a.orderDate).localeCompare(String(b.orderDate))).at(-1);
    const purchases = orders.flatMap(({ orderDate, details }) =>
      (details ?? []).map(({ productID, unitPrice, quantity, discount }) => {
        const net = unitPrice === null || quantity === null ? null : unitPrice * quantity * (1 - (discount ?? 0));
        const amount = net === null ? null : Math.round(net * 100) / 100;
        return { on: String(orderDate).slice(0, 10), productId: text(productID), quantity, amount };
      }),
    );
    return { id, name, segment: address?.country, sellerId: text(latest?.employeeID), purchases };
  });
  const products = rows.products.map(({ productID, unitPrice: price, discontinued }) => {
    return { id: String(productID), price, discontinued };
  });
  const sellers = rows.employees.map(({ employeeID }) => {
    return { id: String(employeeID), timeZone: "Europe/London", calendar, minutesPerDay: 60 };
  });
  return { records: { accounts, products, sellers }, book: reviewPortfolio({ accounts, products, sellers }, days) };
}
