import { defineCatalogue, type CatalogueDefinition, type Product } from "retention-kit";
import { describe, expect, test } from "vitest";
import { asShipped } from "../../support/frozen-inputs.js";

const products: Product[] = [
  { id: "b", price: 20, requires: ["a"], segments: ["farm"] },
  { id: "a", price: 10.5, margin: 0, lifespanMonths: 12, kind: "option" },
];

test("is a frozen, JSON-safe copy in the order given, and comes back as it is", () => {
  const catalogue = asShipped(defineCatalogue)(products, { currency: "EUR", decimals: 3 });
  expect(catalogue).toEqual({ kind: "catalogue", version: 1, currency: "EUR", decimals: 3, products });
  expect(Object.isFrozen(catalogue.products[0]?.requires)).toBe(true);
  expect(Object.isFrozen(products[0])).toBe(false);
  expect(defineCatalogue(catalogue)).toBe(catalogue);
  const stored = JSON.parse(JSON.stringify(catalogue)) as CatalogueDefinition;
  expect(defineCatalogue(stored)).toEqual(catalogue);
});

test("keeps its lists apart from those it was given", () => {
  for (const field of ["requires", "addOnTo", "segments", "replaces"] as const) {
    const list = [field === "segments" ? "farm" : "a"];
    const [, found] = asShipped(defineCatalogue)([
      { id: "a", price: 1 },
      { id: "b", price: 1, [field]: list },
    ]).products;
    list.push("later");
    expect([field, found?.[field], Object.isFrozen(found?.[field])]).toEqual([field, list.slice(0, 1), true]);
  }
});

test("takes rows of a shop as they are, and keeps of them what it knows", () => {
  const row: Record<string, unknown> = { id: "mill", name: "Mill 3", price: 900, createdAt: new Date(0), margin: 0.4 };
  row.self = row;
  Object.defineProperty(row, "stock", {
    enumerable: true,
    get() {
      throw new Error("no connection");
    },
  });
  expect(defineCatalogue([row as unknown as Product]).products).toEqual([{ id: "mill", price: 900, margin: 0.4 }]);
});

describe("refuses, naming the field", () => {
  const a: Product = { id: "a", price: 1 };
  test.each<[string, unknown, string]>([
    ["no list", "mill", "products must be a list of products, or a catalogue"],
    ["nothing", undefined, "products must be a list of products, or a catalogue"],
    ["a product that is no object", [null], "products[0] must be an object"],
    [
      "a misspelt field",
      [{ ...a, lifespanMonth: 12 }],
      "products[0].lifespanMonth must not be there: no such field, got 12; did you mean lifespanMonths?",
    ],
    ["no price", [{ id: "a" }], "products[0].price must be a finite number"],
    ["a negative price", [{ ...a, price: -1 }], "products[0].price must be at least 0"],
    ["a margin in percent", [{ ...a, margin: 40 }], "products[0].margin must be at most 1"],
    ["a lifespan of half a month", [{ ...a, lifespanMonths: 0.5 }], "products[0].lifespanMonths must be at least 1"],
    ["an unknown kind", [{ ...a, kind: "thing" }], "products[0].kind must be one of"],
    ["an id twice", [a, a], "products[1].id must not come twice"],
    ["a requirement outside", [{ ...a, requires: ["z"] }], "products[0].requires[0] must be in the catalogue"],
    [
      "a base outside",
      [a, { id: "b", price: 1, addOnTo: ["a", "z"] }],
      "products[1].addOnTo[1] must be in the catalogue",
    ],
    ["a product that requires itself", [{ ...a, requires: ["a"] }], "products[0].requires[0] must not be the product"],
    ["a product that succeeds itself", [{ ...a, replaces: ["a"] }], "products[0].replaces[0] must not be the product"],
    ["no truth", [{ ...a, discontinued: "false" }], "products[0].discontinued must be true or false"],
    ["a first day that does not exist", [{ ...a, soldFrom: "2026-02-30" }], "products[0].soldFrom must be a day"],
    ["another version", { version: 2, products: [a] }, "version must be 1"],
  ])("%s", (_, list, message) => {
    expect(() => defineCatalogue(list as Product[])).toThrow(`defineCatalogue: ${message}`);
  });

  test("decimals that no currency has", () => {
    expect(() => defineCatalogue([a], { decimals: 5 })).toThrow("defineCatalogue: decimals must be at most 4");
  });
});
