import { readdirSync, readFileSync } from "node:fs";
import { documented, stepsOf, type Step } from "../../test/support/doc-examples.js";
import { AN_IMPORT, importsOf } from "../../test/support/page-imports.js";

/** A piece of documentation as a file that a user would save. */
export interface Program {
  /** Where it stands, for a message: `docs/effort.md`, `scoreEffort`. */
  where: string;
  /** `.mts` or `.mjs`. */
  file: string;
  code: string;
  imports: string[];
  steps: Step[];
  /** The error that its last statement promises to throw, if it does. */
  throws: string | null;
}

const BLOCK = /^```(ts|js|html)\n([\s\S]*?)^```$/gm;

/** The examples of every exported function and class below `src`, one file each. */
export function exampleSources(root: URL): Program[] {
  return documented(new URL("src", root).pathname).flatMap(({ subject, internal, examples }) =>
    internal
      ? []
      : examples.map(({ code }, index) =>
          program(subject, `example-${subject}${index === 0 ? "" : `-${index + 1}`}.mts`, [code]),
        ),
  );
}

/**
 * Each page as one file: the blocks as they follow each other. Blocks of JavaScript stand alone, and compile as they are
 * where they are renamed to TypeScript.
 */
export function pageSources(root: URL): Program[] {
  const names = readdirSync(new URL("docs", root)).filter((name) => name.endsWith(".md"));
  return ["README.md", ...names.map((name) => `docs/${name}`)].flatMap((where) => {
    const blocks = [...readFileSync(new URL(where, root), "utf8").matchAll(BLOCK)];
    const of = (language: string): string[] =>
      blocks.flatMap(([, found, code = ""]) => (found === language ? [code] : []));
    const name = where.replace(/^docs\//, "page-").replace(/\.md$/, "");
    return [
      ...(of("ts").length > 0 ? [program(where, `${name}.mts`, of("ts"))] : []),
      ...of("js").flatMap((code, index) =>
        ["mjs", "mts"].map((ending) => program(where, `${name}-${index + 1}.${ending}`, [code])),
      ),
    ];
  });
}

/** The first page of HTML in the README; it says something once it has run. */
export function pageInReadme(root: URL): string {
  return /^```html\n([\s\S]*?)^```$/m.exec(readFileSync(new URL("README.md", root), "utf8"))?.[1] ?? "";
}

function program(where: string, file: string, blocks: string[]): Program {
  const code = blocks.join("\n");
  const imports = importsOf(code);
  const body = code.replaceAll(AN_IMPORT, "");
  return {
    where,
    file,
    code: [...imports, body].join("\n"),
    imports,
    steps: stepsOf(body),
    throws: /^\/\/ RetentionError: (.*)$/m.exec(code)?.[1] ?? null,
  };
}
