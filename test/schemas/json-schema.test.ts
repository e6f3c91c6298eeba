import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import type { Batch } from "retention-kit";
import * as schemas from "retention-kit/schemas";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { Misread } from "../../src/reading/read-row.js";
import { goodRows } from "./good-rows.js";

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);

describe("as ajv reads the JSON Schema", () => {
  test.each(Object.entries(goodRows))(
    "%s: what the parser takes is valid, and what is not valid it refuses",
    (name, good) => {
      const { schema, parse, row } = good;
      const validate = ajv.compile(z.toJSONSchema(schema));
      expect([validate(row), validate.errors]).toEqual([true, null]);
      expect(parse([row]).rejected).toEqual([]);

      const value = fc.oneof(
        fc.constantFrom(null, 7, -1, 0.5, true, "soon", "2026-11-21", {}, [], ["x"], [{}]),
        fc.string({ minLength: 1 }),
      );
      fc.assert(
        fc.property(fc.constantFrom(...Object.keys(row), "misspelt"), value, (field, changed) => {
          const other = { ...row, [field]: changed };
          // What JSON Schema cannot say (days that exist, dates in order, hours that do not overlap) the parser adds.
          if (!validate(other)) expect(parse([other]).rejected, name).not.toEqual([]);
        }),
        { numRuns: 100 },
      );
    },
  );

  test("each is draft 2020-12, and all that must be there is required", () => {
    for (const { schema, row, required } of Object.values(goodRows)) {
      const written = z.toJSONSchema(schema);
      expect(written.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
      expect(written.required).toEqual(required);
      const validate = ajv.compile(written);
      for (const field of required) {
        const rest = Object.fromEntries(Object.entries(row).filter(([key]) => key !== field));
        expect(validate(rest), field).toBe(false);
      }
    }
  });
});

describe("as Standard Schema", () => {
  test.each(Object.entries(goodRows))("%s validates through the common interface", (_, { schema, row }) => {
    const { version, vendor, validate } = schema["~standard"];
    expect([version, vendor]).toEqual([1, "zod"]);
    expect(validate(row)).toEqual({ value: row });
    expect(validate({ ...row, misspelt: 1 })).toHaveProperty("issues");
  });
});

describe("the parsers and the main job read by one rule", () => {
  test("what a parser takes the main job takes, field by field", async () => {
    const kinds = await import("../../src/reading/record-kinds.js");
    const { readRow } = await import("../../src/reading/read-row.js");
    const value = fc.oneof(
      fc.constantFrom(null, "", 7, -1, 0, 0.5, true, "soon", "2026-11-21", "2026-02-30", {}, [], ["x"], [{}]),
      fc.constantFrom("2026-11-21T09:00:00Z", "2026-11-21 09:00:00+00", 1_790_000_000, "UTC", "won", "open", "year"),
      fc.anything(),
    );
    const kindOf = { ...kinds, accountSignal: kinds.signal, ownedProduct: kinds.owned, surveyAnswer: kinds.survey };
    for (const [name, { parse, row }] of Object.entries(goodRows)) {
      const kind = kindOf[name as keyof typeof kindOf];
      if (!("fields" in kind) || name === "account") continue;
      fc.assert(
        fc.property(fc.constantFrom(...Object.keys(kind.fields)), value, (field, changed) => {
          const other = { ...row, [field]: changed };
          const misread: Misread[] = [];
          const read = readRow(other, kind, "", { misread, unknownFields: new Map(), strict: true });
          const { rejected }: Batch<unknown> = parse([other]);
          expect({ [`${name}.${field}`]: rejected.length > 0 }).toEqual({ [`${name}.${field}`]: misread.length > 0 });
          if (rejected.length === 0) expect(read).not.toBeNull();
        }),
        { numRuns: 130 },
      );
    }
  });
});

test("there is a row, a schema and a parser of every record", () => {
  const names = Object.keys(schemas).filter((name) => name.endsWith("Schema"));
  expect(names.sort()).toEqual(
    [
      ...Object.keys(goodRows).map((name) => `${name}Schema`),
      "contactPreferencesSchema",
      "workingCalendarSchema",
    ].sort(),
  );
});
