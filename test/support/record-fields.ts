import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A field of a record, as its type and the comment above it say. */
export interface RecordField {
  name: string;
  /** What people write: `text`, `day`, `true or false`, one of some words, or the record that a list holds. */
  type: string;
  /** Unit of a number; `null` for what is none. */
  unit: string | null;
  isRequired: boolean;
  /** What is taken where it is missing. */
  otherwise: string;
  text: string;
}

/** A record and its fields, in their order. */
export interface RecordType {
  name: string;
  text: string;
  fields: RecordField[];
}

/** Units of all numbers in records. */
const UNITS: Record<string, string> = {
  "Account.annualBudget": "money",
  "Account.exposures": "1 or 0, or as the model learned it",
  "ContactPreferences.daysBetweenContacts": "days",
  "Contract.amount": "money each `per`",
  "Deal.amount": "money",
  "Deal.probability": "share, 0 to 1",
  "DealLine.amount": "money",
  "DealLine.quantity": "pieces",
  "Invoice.amount": "money",
  "OwnedProduct.maintenanceHoursPerYear": "hours a year",
  "OwnedProduct.quantity": "pieces",
  "Product.lifespanMonths": "calendar months",
  "Product.margin": "share, 0 to 1",
  "Product.price": "money",
  "Purchase.amount": "money",
  "Purchase.quantity": "pieces",
  "Seller.minutesByWeekday": "minutes a day",
  "Seller.minutesPerDay": "minutes a day",
  "Seller.minutesPerMonth": "minutes a month",
  "Seller.minutesPerWeek": "minutes a week",
  "SurveyAnswer.scale": "points of the scale",
  "SurveyAnswer.score": "points of the scale",
  "Ticket.contacts": "times",
  "Ticket.reopens": "times",
  "Ticket.repeatedInformation": "times",
  "Ticket.replies": "times",
  "Ticket.selfServiceAttempts": "times",
  "Ticket.transfers": "times",
  "Touch.minutes": "minutes",
  "Usage.of": "the unit of `value`",
  "Usage.value": "a unit of your own",
};

const KINDS: Record<string, string> = {
  string: "text",
  boolean: "true or false",
  number: "number",
  PlainDate: "day",
  Instant: "moment",
  LayeredCalendar: "`WorkingCalendar`, or a list of its layers, the widest first",
};

const folder = fileURLToPath(new URL("../../src/records/", import.meta.url));
const BUILT_IN = ["Account", "Product", "Seller"];

/** Every record that a caller hands in, those of the call itself first, each followed by those that it holds. */
export function recordTypes(): RecordType[] {
  const types = new Map<string, RecordType>();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(folder + file, "utf8"), ts.ScriptTarget.Latest, true);
    source.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node)) types.set(node.name.text, recordType(node, source));
    });
  }
  const ordered = new Map<string, RecordType>();
  const add = (name: string): void => {
    const type = types.get(name);
    if (type === undefined || ordered.has(name)) return;
    ordered.set(name, type);
    for (const field of type.fields) for (const [, held = ""] of field.type.matchAll(/`(\w+)`/g)) add(held);
  };
  for (const name of BUILT_IN) add(name);
  return [...ordered.values()];
}

function recordType(node: ts.InterfaceDeclaration, source: ts.SourceFile): RecordType {
  const name = node.name.text;
  return {
    name,
    text: commentOf(node).text,
    fields: node.members.filter(ts.isPropertySignature).map((member): RecordField => {
      const field = member.name.getText(source);
      const { text, otherwise } = commentOf(member);
      const isRequired = member.questionToken === undefined;
      return {
        name: field,
        type: typeText(member.type?.getText(source) ?? ""),
        unit: UNITS[`${name}.${field}`] ?? null,
        isRequired,
        otherwise: isRequired ? "must be given" : (otherwise ?? "unknown"),
        text,
      };
    }),
  };
}

function commentOf(node: ts.Node): { text: string; otherwise: string | null } {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const tag = comment?.tags?.find(({ tagName }) => tagName.text === "defaultValue");
  const written = (part: ts.JSDoc | ts.JSDocTag | undefined): string =>
    (ts.getTextOfJSDocComment(part?.comment) ?? "").replaceAll(/\s+/g, " ").trim();
  return { text: written(comment), otherwise: tag === undefined ? null : written(tag) };
}

/** A type in words: what is unknown is left out, a list says of what. */
function typeText(type: string): string {
  const known = type
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ \| (null|undefined)\b/g, "")
    .replace(/^\| /, "");
  const list = /^readonly (?:\((.*)\)|(.*))\[\]$/.exec(known);
  if (list !== null) return `list of ${plural(typeText(list[1] ?? list[2] ?? ""))}`;
  const words = /^OneOf<(.*)>$/.exec(known)?.[1] ?? (known.includes('"') ? known : null);
  if (words !== null && !words.includes("Record") && !words.includes("[")) {
    const named = words.split(" | ").filter((word) => word.startsWith('"'));
    return `${named.map((word) => `\`${word}\``).join(", ")}${words.includes("string &") ? ", or a text of your own" : ""}`;
  }
  if (/^\w+( \| \w+)*$/.test(known) && known.split(" | ").every((part) => part in KINDS)) {
    return known
      .split(" | ")
      .map((part) => KINDS[part])
      .join(", or ");
  }
  return `\`${known.replaceAll("|", "\\|")}\``;
}

function plural(word: string): string {
  return /^\w+$/.test(word) ? `${word}s` : word;
}
