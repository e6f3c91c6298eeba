import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vitest/config";

const source = fileURLToPath(new URL("../../src/", import.meta.url));
const wrapper = fileURLToPath(new URL("frozen-inputs.ts", import.meta.url));
const PREFIX = "\0frozen-inputs:";

/** Puts functions that freeze their inputs in the place of the package's own, for each of its entries. */
export function frozenInputs(): Plugin {
  return {
    name: "frozen-inputs",
    enforce: "pre",
    resolveId: (id) => (/^retention-kit(\/.*)?$/.test(id) ? PREFIX + entryOf(id) : undefined),
    load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const entry = id.slice(PREFIX.length);
      const names = [...new Set(namesOf(entry))];
      return [
        `import * as entry from ${JSON.stringify(entry)};`,
        `import { withFrozenInputs } from ${JSON.stringify(wrapper)};`,
        ...names.map((name) => `export const ${name} = withFrozenInputs(entry.${name});`),
      ].join("\n");
    },
  };
}

function entryOf(id: string): string {
  const inside = id.slice("retention-kit".length + 1);
  return join(source, inside, "index.ts");
}

/** The values that an entry exports: faces list them by name, and the root is the sum of the faces. */
function namesOf(entry: string): string[] {
  const text = readFileSync(entry, "utf8");
  const names = [...text.matchAll(/^export const (\w+)/gm)].map(([, name = ""]) => name);
  for (const [, list = ""] of text.matchAll(/^export \{([^}]*)\}/gm)) {
    for (const each of list.split(",")) {
      const name = each.trim();
      if (name !== "" && !name.startsWith("type ")) names.push(name.split(" as ").at(-1) ?? name);
    }
  }
  for (const [, path = ""] of text.matchAll(/^export \* from "(.*)\.js"/gm)) {
    names.push(...namesOf(join(dirname(entry), `${path}.ts`)));
  }
  return names;
}
