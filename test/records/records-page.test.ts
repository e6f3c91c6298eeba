import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { reviewPortfolio, type Account } from "retention-kit";
import * as schemas from "retention-kit/schemas";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { leastFields } from "../support/least-fields.js";
import { type RecordType, recordTypes } from "../support/record-fields.js";

const page = fileURLToPath(new URL("../../docs/records.md", import.meta.url));
const records = recordTypes();

function section({ name, text, fields }: RecordType): string {
  return [
    `### ${name}`,
    "",
    text,
    "",
    "| Field | Type | Unit | If missing | What it is |",
    "| --- | --- | --- | --- | --- |",
    ...fields.map(
      (field) =>
        `| \`${field.name}\` | ${field.type} | ${field.unit ?? ""} | ${field.otherwise} | ${field.text.replaceAll("|", "\\|")} |`,
    ),
    "",
  ].join("\n");
}

function least(): string {
  return [
    "## Which answer needs which fields",
    "",
    "What `reviewPortfolio` says of an account, and the least that it takes. More makes it surer, and each answer says in `coverage`, `reasons` and its bounds how sure it is.",
    "",
    "| Answer | Needs at least |",
    "| --- | --- |",
    ...leastFields.map(({ answer, needs }) => `| ${answer} | ${needs} |`),
    "",
  ].join("\n");
}

test("docs/records.md says of every field what the code says; `npx vitest run test/records --update` writes it again", async () => {
  const [introduction = ""] = readFileSync(page, "utf8").split(/^## Which answer/m);
  const written = `${introduction}${least()}\n## Every record, field by field\n\n${records.map(section).join("\n")}`;
  const config = await resolveConfig(page);
  await expect(await format(written, { ...config, parser: "markdown" })).toMatchFileSnapshot(page);
});

test("every field is described, every number has a unit, and nothing else has one", () => {
  const wrong = records.flatMap(({ name, fields }) =>
    fields.flatMap((field) => {
      const isNumber = /number/i.test(field.type) || (name === "SurveyAnswer" && field.name === "scale");
      const faults = [field.text === "" && "no description", isNumber !== (field.unit !== null) && "unit"];
      return faults.filter(Boolean).map((fault) => `${name}.${field.name}: ${String(fault)}`);
    }),
  );
  expect(wrong).toEqual([]);
});

describe("the schemas have the same fields, and require the same", () => {
  const named: Record<string, z.core.$ZodType> = Object.fromEntries(
    Object.entries<unknown>(schemas).flatMap(([name, schema]) =>
      schema instanceof z.core.$ZodType ? [[name.replace(/Schema$/, "").toLowerCase(), schema]] : [],
    ),
  );
  test.each(records.filter(({ name }) => name.toLowerCase() in named).map((record) => [record.name, record] as const))(
    "%s",
    (name, { fields }) => {
      const { properties = {}, required = [] } = z.toJSONSchema(named[name.toLowerCase()] ?? z.never());
      expect(fields.map((field) => field.name).sort()).toEqual(Object.keys(properties).sort());
      expect(fields.filter(({ isRequired }) => isRequired).map((field) => field.name)).toEqual(required);
    },
  );

  test("and no schema is without its record", () => {
    expect(Object.keys(named).sort()).toEqual(
      records
        .map(({ name }) => name.toLowerCase())
        .filter((name) => name in named)
        .sort(),
    );
  });
});

describe("which answer needs which fields", () => {
  const options = { asOf: "2026-11-21", to: "2027-02-20" };

  test.each(leastFields.map((row) => [row.answer, row] as const))("%s", (_, { records: given, isThere, without }) => {
    const asked = (account: Account | undefined): boolean => {
      const book = reviewPortfolio(
        { ...given, accounts: [...(account === undefined ? [] : [account]), ...given.accounts.slice(1)] },
        options,
      );
      const [first] = book.accounts;
      return first !== undefined && isThere(first, book);
    };
    const [account] = given.accounts;
    expect(asked(account)).toBe(true);
    for (const field of without) {
      const left = Object.fromEntries(Object.entries(account ?? {}).filter(([name]) => name !== field));
      expect([field, asked(left as unknown as Account)]).toEqual([field, false]);
    }
  });
});
