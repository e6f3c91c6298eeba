import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

test("CONTRIBUTING says of every dependency why it is here, and of no other", () => {
  const manifest = JSON.parse(read("package.json")) as Record<string, Record<string, string> | undefined>;
  const kinds = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
  const named = new Set(kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {})));
  const [, table = ""] = /\n## Dependencies\n([\s\S]*?)\n## /.exec(read("CONTRIBUTING.md")) ?? [];
  const listed = [...table.matchAll(/^\| `([^`]+)` +\| \S/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...named].sort());
});

test("the package installs nothing besides itself", () => {
  const manifest = JSON.parse(read("package.json")) as Record<string, object | undefined>;
  expect(manifest.dependencies).toBeUndefined();
  expect(Object.keys(manifest.peerDependenciesMeta ?? {}).sort()).toEqual(
    Object.keys(manifest.peerDependencies ?? {}).sort(),
  );
});

test("no file of src imports itself by way of others, imports of types included", () => {
  const files = readdirSync(new URL("../src", import.meta.url), { recursive: true, encoding: "utf8" });
  const imported = new Map(
    files
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => [
        file,
        [...read(`src/${file}`).matchAll(/ from "(\.[^"]+)\.js"/g)].map(([, path]) =>
          new URL(`${path}.ts`, `https://src/${file}`).pathname.slice(1),
        ),
      ]),
  );
  // Files that import only such as are done are done themselves; a circle never is.
  const done = new Set<string>();
  let before = -1;
  while (done.size > before) {
    before = done.size;
    for (const [file, from] of imported) if (from.every((other) => done.has(other))) done.add(file);
  }
  const inCircles = [...imported.keys()].filter((file) => !done.has(file));
  expect(inCircles).toEqual([]);
});
