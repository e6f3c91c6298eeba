import { dirname, relative, sep } from "node:path";
import { Comment, CommentTag, Converter, JSX, ReflectionKind } from "typedoc";

/** The heading of each folder of src on the documentation's site; typedoc.json has their order. */
const categories = {
  portfolio: "The main job",
  backtest: "The back-test",
  allocation: "How often to review",
  records: "Records",
  opportunity: "Opportunity",
  reviews: "Reviews and the plan",
  planner: "Reviews and the plan",
  conversation: "The conversation",
  accounts: "Records",
  service: "Effort and service",
  loyalty: "Loyalty and health",
  purchases: "Purchases",
  value: "Value",
  "word-of-mouth": "Word of mouth",
  measures: "Measures",
  scorecard: "Scorecards",
  calendar: "Days, hours and zones",
  evidence: "Evidence and reasons",
  reasons: "Evidence and reasons",
};
const rest = "Errors";

/** The question that the functions of each heading answer, in the order of the list on the main entry's page. */
const questions = {
  "The main job": "Which accounts to review, when, and why?",
  "The back-test": "Would it have been right on my data?",
  Opportunity: "What could an account still buy?",
  "Reviews and the plan": "When is the next review, and on which day?",
  "How often to review": "How often, with how many sellers, and does it pay?",
  "The conversation": "What to ask, say and do next?",
  "Effort and service": "What did a problem cost the customer?",
  "Loyalty and health": "Will the customer stay, and what is keeping it worth?",
  Purchases: "Who still buys, how much, and what is that worth?",
  Value: "What do customers value, and would they leave?",
  "Word of mouth": "What do they tell others?",
  Measures: "What do surveys, retention and revenue say?",
  Scorecards: "How do I score something of my own?",
  "Days, hours and zones": "Which days and hours count as work?",
  "Evidence and reasons": "Where does a figure come from?",
  Records: "What was left out of my rows?",
};

/** The first sentence of a comment's summary, as it is shown in a list. */
function firstSentence(comment) {
  const parts = [];
  for (const part of comment?.summary ?? []) {
    // A sentence ends, or a list or another paragraph begins.
    const [ending] = part.kind === "text" ? part.text.matchAll(/[.?](?=\s|$)|:?\s*\n(?=\n|- |\* |\d\. )/g) : [];
    if (ending === undefined) {
      parts.push(part);
      continue;
    }
    parts.push({ ...part, text: part.text.slice(0, ending.index) + (ending[0] === "?" ? "?" : "") });
    break;
  }
  return parts;
}

/** Names as a list, each with the first sentence of what is said of it. */
function listOf(named) {
  return named.flatMap(({ member, comment }) => [
    { kind: "text", text: "- " },
    { kind: "inline-tag", tag: "@link", text: member.name, target: member },
    { kind: "text", text: ": " },
    ...firstSentence(comment),
    { kind: "text", text: "\n" },
  ]);
}

/** The functions by question, and below them the types that they take and give. */
function listByQuestion(functions, types) {
  const isOf = (category) => (entry) => entry.category === category;
  return Object.entries({ ...questions, [rest]: "What is thrown?" }).flatMap(([category, question]) => {
    const [answers, shapes] = [functions.filter(isOf(category)), types.filter(isOf(category))];
    if (answers.length + shapes.length === 0) return [];
    const count = shapes.length === 1 ? "1 type" : `${shapes.length} types`;
    return [
      { kind: "text", text: `\n\n### ${question}\n\n` },
      ...listOf(answers),
      ...(shapes.length === 0
        ? []
        : [
            { kind: "text", text: `\n<details>\n<summary>${count} of: ${category}</summary>\n\n` },
            ...listOf(shapes),
            { kind: "text", text: "\n</details>\n" },
          ]),
    ];
  });
}

/** Puts what the main entry exports under the heading of its folder, and a link to the playground beside every page. */
export function load(app) {
  app.renderer.hooks.on("sidebar.begin", (context) =>
    JSX.createElement(
      "p",
      null,
      JSX.createElement("a", { href: context.relativeURL("playground/index.html") }, "Playground"),
    ),
  );
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    const main = context.project.getChildByName("retention-kit");
    const functions = [];
    const types = [];
    for (const member of main.children) {
      const [declaration] = context.getSymbolFromReflection(member)?.declarations ?? [];
      const file = declaration?.getSourceFile().fileName ?? "";
      const [folder] = relative("src", dirname(file)).split(sep);
      const category = categories[folder] ?? rest;
      const named = member.kindOf(ReflectionKind.Function) ? (member.signatures ?? []) : [member];
      for (const each of named) {
        each.comment ??= new Comment();
        each.comment.blockTags.push(new CommentTag("@category", [{ kind: "text", text: category }]));
      }
      const list = member.kindOf(ReflectionKind.Function) ? functions : types;
      list.push({ member, category, comment: named[0]?.comment });
    }
    main.comment ??= new Comment();
    main.comment.summary.push(...listByQuestion(functions, types));
  });
}
