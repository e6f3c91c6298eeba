import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The values that a parameter of a reason may take: `string`, `number`, or the literals it is limited to. */
type Kind = "string" | "number" | (string | number)[];

const src = fileURLToPath(new URL("../../src", import.meta.url));

type Parameters = ReadonlyMap<string, ReadonlyMap<string, Kind>>;

/** Every reason code with the kinds of its parameters, read from the types once in a process. */
export function reasonParameters(): Parameters {
  known ??= parametersOf(`${src}/reasons/reason.ts`);
  return known;
}

let known: Parameters | undefined;

function parametersOf(file: string): Parameters {
  const program = ts.createProgram([file], {
    strict: true,
    module: ts.ModuleKind.NodeNext,
    lib: ["lib.es2023.d.ts"],
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const alias = source?.statements.find(
    (statement): statement is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(statement) && statement.name.text === "ReasonParameters",
  );
  if (!alias) throw new Error("ReasonParameters has moved");
  const kinds = (symbol: ts.Symbol): [string, Kind] => [symbol.name, kindOf(checker.getTypeOfSymbol(symbol))];
  return new Map(
    checker
      .getTypeAtLocation(alias)
      .getProperties()
      .map((code) => [code.name, new Map(checker.getTypeOfSymbol(code).getProperties().map(kinds))]),
  );
}

function kindOf(type: ts.Type): Kind {
  if (type.isUnion()) {
    return type.types.map((member) => {
      if (!member.isStringLiteral() && !member.isNumberLiteral()) throw new Error("a parameter is no text or number");
      return member.value;
    });
  }
  if (type.isStringLiteral() || type.isNumberLiteral()) return [type.value];
  if (type.flags & ts.TypeFlags.String) return "string";
  if (type.flags & ts.TypeFlags.Number) return "number";
  throw new Error("a parameter is no text or number");
}

/** Texts and templates of the source outside the reasons and the locales, as patterns that a code may match. */
export function codePatterns(): RegExp[] {
  const patterns: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && node.text.includes(".")) patterns.push(exactly([node.text]));
    if (ts.isTemplateExpression(node) && node.head.text.includes(".")) {
      patterns.push(exactly([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]));
    }
    ts.forEachChild(node, visit);
  };
  for (const name of readdirSync(src, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts") || name.startsWith("locales/") || name.startsWith("reasons/codes/")) continue;
    visit(ts.createSourceFile(name, readFileSync(`${src}/${name}`, "utf8"), ts.ScriptTarget.ES2022));
  }
  return patterns;
}

function exactly(texts: readonly string[]): RegExp {
  return new RegExp(`^${texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[a-z-]+")}$`);
}
