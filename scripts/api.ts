/**
 * The public surface of each entry, from the types of the built package: what is exported, sorted, without comments. The
 * reports in etc/ are committed, so that a change of the surface shows in review. Run after `npm run build`:
 *
 *   npm run api                      writes the reports
 *   npm run api -- --check           fails where one is not current
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}etc/`;

const { exports } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
  exports: Record<string, { import: { types: string } } | string>;
};
const entries = Object.entries(exports).flatMap(([path, conditions]) =>
  typeof conditions === "string" ? [] : [{ path, types: `${root}${conditions.import.types.slice(2)}` }],
);
const missing = entries.filter(({ types }) => !existsSync(types));
if (missing.length > 0) throw new Error(`not built: ${missing.map(({ path }) => path).join(", ")}; run npm run build`);

const program = ts.createProgram(
  entries.map(({ types }) => types),
  {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: [],
  },
);
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

/** What an entry exports: the symbol behind each name. */
function exportsOf(types: string): Map<string, ts.Symbol> {
  const source = program.getSourceFile(types);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${types} is no module`);
  const found = checker.getExportsOfModule(module).map((symbol): [string, ts.Symbol] => {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return [symbol.name, isAlias ? checker.getAliasedSymbol(symbol) : symbol];
  });
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A symbol as it is declared, one declaration after the other. */
function declared(symbol: ts.Symbol): string {
  const texts = (symbol.declarations ?? []).map((declaration) => {
    const isVariable = ts.isVariableDeclaration(declaration);
    const text = printer.printNode(ts.EmitHint.Unspecified, declaration, declaration.getSourceFile());
    return `${isVariable ? "const " : ""}${text.replace(/^(export |declare )+/, "")}${isVariable ? ";" : ""}`;
  });
  return texts.join("\n");
}

const ofRoot = exportsOf(entries[0]?.types ?? "");
const behindRoot = new Set(ofRoot.values());

/** What the root exports as well is only named in the report of another entry. */
function report(path: string, types: string): string {
  const exported = [...exportsOf(types)];
  const isRoot = path === ".";
  const shared = isRoot ? [] : exported.filter(([, symbol]) => behindRoot.has(symbol)).map(([name]) => name);
  const own = exported.filter(([name]) => !shared.includes(name)).map(([, symbol]) => declared(symbol));
  return [
    `# ${path.replace(/^\./, "retention-kit")}`,
    "Made by `npm run api` from the types of the built package. Do not edit.",
    ...(shared.length > 0 ? [`As in the root:\n\n${shared.map((name) => `- ${name}`).join("\n")}`] : []),
    ...(own.length > 0 ? [`\`\`\`ts\n${own.join("\n\n")}\n\`\`\``] : []),
  ]
    .join("\n\n")
    .concat("\n");
}

const fileOf = (path: string): string => `${path === "." ? "index" : path.slice(2).replaceAll("/", "-")}.api.md`;
const reports = new Map(entries.map(({ path, types }) => [fileOf(path), report(path, types)]));
mkdirSync(folder, { recursive: true });
if (process.argv.includes("--check")) {
  const committed = readdirSync(folder).filter((name) => name.endsWith(".api.md"));
  const stale = [...new Set([...reports.keys(), ...committed])].filter((name) => {
    const text = committed.includes(name) ? readFileSync(folder + name, "utf8") : null;
    return text !== (reports.get(name) ?? null);
  });
  if (stale.length > 0) {
    console.error(`not current, run npm run api and commit: ${stale.map((name) => `etc/${name}`).join(", ")}`);
    process.exitCode = 1;
  } else console.log(`${reports.size} reports are current`);
} else {
  for (const [name, text] of reports) writeFileSync(folder + name, text);
  console.log(`wrote ${reports.size} reports into etc/`);
}
