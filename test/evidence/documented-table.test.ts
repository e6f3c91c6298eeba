import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assumptions, type Assumption } from "retention-kit";
import { expect, test } from "vitest";

const page = fileURLToPath(new URL("../../docs/evidence.md", import.meta.url));
const published = Object.values<Assumption<unknown>>(assumptions("published"));
const cautious: Record<string, Assumption<unknown>> = assumptions("cautious");

function shown(value: unknown): string {
  if (value === null) return "not known";
  if (typeof value === "object") {
    const parts = Object.entries(value).map(([name, part]: [string, unknown]) =>
      typeof part === "object" && part !== null ? `${name} (${shown(part)})` : `${name} ${shown(part)}`,
    );
    return parts.join(", ");
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}

function row({ key, value, unit, population, source, grade }: Assumption<unknown>): string {
  const other = shown(cautious[key]?.value);
  const values = [shown(value), other === shown(value) ? "the same" : other];
  return `| \`${key}\` | ${[...values, unit, population, source, grade].join(" | ")} |`;
}

function tables(): string {
  const domains = [...new Set(published.map(({ key }) => key.split(".")[0] ?? key))].sort();
  return domains
    .flatMap((domain) => [
      `## ${domain}`,
      "",
      "| Key | Published | Cautious | Unit | Population | Source | Grade |",
      "| --- | --- | --- | --- | --- | --- | --- |",
      ...published.filter(({ key }) => key.startsWith(`${domain}.`)).map(row),
      "",
    ])
    .join("\n");
}

test("the page of evidence lists every figure as it is; `npx vitest run test/evidence -u` writes it again", async () => {
  const text = readFileSync(page, "utf8");
  const [introduction = ""] = text.split(/^## /m);
  await expect(introduction + tables()).toMatchFileSnapshot(page);
});

test("a judgment says why", () => {
  for (const { key, source, grade } of published) {
    expect([key, /^stated judgment\b.*: .{10,}|^stated judgment over .{10,}/.test(source)]).toEqual([
      key,
      grade === "judgment",
    ]);
  }
});
