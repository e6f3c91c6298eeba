import type {
  Account,
  AccountSignal,
  Contact,
  ContactPreferences,
  Contract,
  Deal,
  Invoice,
  OwnedProduct,
  Product,
  Purchase,
  Seller,
  SurveyAnswer,
  Ticket,
  Touch,
  Usage,
  WorkingCalendar,
} from "retention-kit";
import * as schemas from "retention-kit/schemas";
import { describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";

/** Holds where each of two types can stand for the other, missing fields not being `undefined` ones. */
type Same<A, B> = [Still<A>] extends [Still<B>] ? ([Listed<Still<B>>] extends [Still<A>] ? true : false) : false;

/** A type with every field and list of it read-only, and hours as lists: records take such lists, and zod gives others. */
type Still<T> = T extends string | number | Date
  ? T
  : T extends readonly [string, string]
    ? readonly string[]
    : { readonly [Key in keyof T]: Still<T[Key]> };

/** A type with only the texts that a record lists, without the others that the compiler lets pass. */
type Listed<T> = T extends string | number | Date ? T : { readonly [Key in keyof T]: Listed<Closed<T[Key]>> };
type Closed<T> = [Literal<T>] extends [never] ? T : Literal<T> | Exclude<T, string>;
type Literal<T> = T extends string ? (string extends T ? never : T) : never;

describe("the schemas follow the record types, both ways", () => {
  test("in what they take and what they give", () => {
    expectTypeOf<Same<z.infer<typeof schemas.accountSchema>, Account>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.ownedProductSchema>, OwnedProduct>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.productSchema>, Product>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.purchaseSchema>, Purchase>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.touchSchema>, Touch>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.ticketSchema>, Ticket>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.surveyAnswerSchema>, SurveyAnswer>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.sellerSchema>, Seller>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.workingCalendarSchema>, WorkingCalendar>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.contactPreferencesSchema>, ContactPreferences>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.accountSignalSchema>, AccountSignal>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.contactSchema>, Contact>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.contractSchema>, Contract>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.dealSchema>, Deal>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.invoiceSchema>, Invoice>>().toEqualTypeOf<true>();
    expectTypeOf<Same<z.infer<typeof schemas.usageSchema>, Usage>>().toEqualTypeOf<true>();
    expectTypeOf<z.input<typeof schemas.accountSchema>>().toEqualTypeOf<z.output<typeof schemas.accountSchema>>();
    expectTypeOf<z.input<typeof schemas.sellerSchema>>().toEqualTypeOf<z.output<typeof schemas.sellerSchema>>();
  });

  test("in every field, none left out", () => {
    // `Same` alone would let an optional field be forgotten.
    expectTypeOf<keyof z.infer<typeof schemas.accountSchema>>().toEqualTypeOf<keyof Account>();
    expectTypeOf<keyof z.infer<typeof schemas.ownedProductSchema>>().toEqualTypeOf<keyof OwnedProduct>();
    expectTypeOf<keyof z.infer<typeof schemas.productSchema>>().toEqualTypeOf<keyof Product>();
    expectTypeOf<keyof z.infer<typeof schemas.purchaseSchema>>().toEqualTypeOf<keyof Purchase>();
    expectTypeOf<keyof z.infer<typeof schemas.touchSchema>>().toEqualTypeOf<keyof Touch>();
    expectTypeOf<keyof z.infer<typeof schemas.ticketSchema>>().toEqualTypeOf<keyof Ticket>();
    expectTypeOf<keyof z.infer<typeof schemas.surveyAnswerSchema>>().toEqualTypeOf<keyof SurveyAnswer>();
    expectTypeOf<keyof z.infer<typeof schemas.sellerSchema>>().toEqualTypeOf<keyof Seller>();
    expectTypeOf<keyof z.infer<typeof schemas.workingCalendarSchema>>().toEqualTypeOf<keyof WorkingCalendar>();
    expectTypeOf<keyof z.infer<typeof schemas.contactPreferencesSchema>>().toEqualTypeOf<keyof ContactPreferences>();
    expectTypeOf<keyof z.infer<typeof schemas.accountSignalSchema>>().toEqualTypeOf<keyof AccountSignal>();
    expectTypeOf<keyof z.infer<typeof schemas.contactSchema>>().toEqualTypeOf<keyof Contact>();
    expectTypeOf<keyof z.infer<typeof schemas.contractSchema>>().toEqualTypeOf<keyof Contract>();
    expectTypeOf<keyof z.infer<typeof schemas.dealSchema>>().toEqualTypeOf<keyof Deal>();
    expectTypeOf<keyof z.infer<typeof schemas.invoiceSchema>>().toEqualTypeOf<keyof Invoice>();
    expectTypeOf<keyof z.infer<typeof schemas.usageSchema>>().toEqualTypeOf<keyof Usage>();
  });
});

describe("JSON Schema", () => {
  const named = Object.entries<unknown>(schemas).filter(
    (entry): entry is [string, z.core.$ZodType] => entry[1] instanceof z.core.$ZodType,
  );

  test("is there for each record", () => {
    expect(named.map(([name]) => name).sort()).toEqual([
      "accountSchema",
      "accountSignalSchema",
      "contactPreferencesSchema",
      "contactSchema",
      "contractSchema",
      "dealSchema",
      "invoiceSchema",
      "ownedProductSchema",
      "productSchema",
      "purchaseSchema",
      "sellerSchema",
      "surveyAnswerSchema",
      "ticketSchema",
      "touchSchema",
      "usageSchema",
      "workingCalendarSchema",
    ]);
  });

  test.each(named)("of %s is a closed object, the same for what goes in and comes out", (_, schema) => {
    const written = z.toJSONSchema(schema);
    expect(written).toMatchObject({ type: "object", additionalProperties: false });
    expect(z.toJSONSchema(schema, { io: "input" })).toEqual(written);
  });

  test("knows days, moments, whole numbers and what may be unknown", () => {
    const { properties, required } = z.toJSONSchema(schemas.ticketSchema);
    expect(required).toEqual(["id", "openedAt"]);
    expect(properties).toMatchObject({
      openedAt: { anyOf: [{ type: "string", format: "date-time" }, { type: "integer" }] },
      contacts: { anyOf: [{ type: "integer", minimum: 0 }, { type: "null" }] },
    });
    expect(z.toJSONSchema(schemas.touchSchema).properties?.on).toMatchObject({ type: "string", format: "date" });
  });
});
