import { reviewPortfolio, workingWeek } from "retention-kit";

/** What the Northwind sample holds, as far as it is read here. */
export interface Northwind {
  customers: { customerID: string; companyName: string; address: { country: string } }[];
  employees: { employeeID: number }[];
  products: { productID: number; unitPrice: number; discontinued: boolean }[];
  orders: { customerID: string; employeeID: number; orderDate: string; details: Detail[] }[];
}
type Detail = Record<"productID" | "unitPrice" | "quantity" | "discount", number>;

const calendar = workingWeek("mon-fri", "09:00-17:00");

/** A trading company's customers, products and orders to a plan of reviews. */
export function northwindBook(rows: Northwind, days: { asOf: string; to: string }) {
  const accounts = rows.customers.map(({ customerID: id, companyName: name, address }) => {
    const orders = rows.orders.filter(({ customerID }) => customerID === id);
    const latest = orders.toSorted((a, b) => a.orderDate.localeCompare(b.orderDate)).at(-1);
    const purchases = orders.flatMap(({ orderDate, details }) =>
      details.map(({ productID, unitPrice, quantity, discount }) => {
        const amount = Math.round(unitPrice * quantity * (1 - discount) * 100) / 100;
        return { on: orderDate.slice(0, 10), productId: String(productID), quantity, amount };
      }),
    );
    return { id, name, segment: address.country, sellerId: latest && String(latest.employeeID), purchases };
  });
  const products = rows.products.map(({ productID, unitPrice: price, discontinued }) => {
    return { id: String(productID), price, discontinued };
  });
  const sellers = rows.employees.map(({ employeeID }) => {
    return { id: String(employeeID), timeZone: "Europe/London", calendar, minutesPerDay: 60 };
  });
  return { records: { accounts, products, sellers }, book: reviewPortfolio({ accounts, products, sellers }, days) };
}
