import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const PACKAGE = /^retention-kit(?:\/(.*))?$/;

/** The entry of `src` that a name of ours stands for. */
function entryOf(name: string): string {
  const part = PACKAGE.exec(name)?.[1];
  return resolve(part === undefined ? "src/index.ts" : `src/${part}/index.ts`);
}

/**
 * One script of test files and all of `src` that they use, with some texts of `src` changed. It is evaluated anew for
 * each mutant, so that nothing kept in a module passes from one to the next.
 */
export async function bundle(testFiles: readonly string[], contents: ReadonlyMap<string, string>, outfile: string) {
  const texts = new Map([...contents].map(([name, text]) => [resolve(name), text]));
  await build({
    stdin: {
      contents: `export const files = {${testFiles.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(resolve(file))})`).join()}};`,
      resolveDir: ".",
    },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node22",
    outfile,
    logLevel: "error",
    plugins: [
      {
        name: "switches",
        setup: (plugin) => {
          plugin.onResolve({ filter: PACKAGE }, ({ path }) => ({ path: entryOf(path) }));
          plugin.onResolve({ filter: /^[^./]/ }, ({ path }) => ({ path, external: true }));
          plugin.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
            loader: "ts",
            contents: (texts.get(path) ?? readFileSync(path, "utf8")).replaceAll(
              "import.meta.url",
              JSON.stringify(pathToFileURL(path).href),
            ),
          }));
        },
      },
    ],
  });
}
