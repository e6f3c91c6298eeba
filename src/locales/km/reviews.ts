import type { ReviewsReasons } from "../../reasons/codes/reviews.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, levels, moneyIn, productKinds, touches as touchNames } from "./terms.js";
import { datedSignal } from "../dated-signals.js";
import { wordOf } from "../word-of.js";

const signals: Record<string, string> = {
  "renewal-near": "ជិតដល់ពេលបន្តកិច្ចសន្យា",
  "renewal-late": "កិច្ចសន្យាបានផុតកំណត់ ហើយមិនទាន់បានបន្ត",
  "warranty-ending": "ការធានាជិតផុតកំណត់",
  "deal-closing": "កិច្ចព្រមព្រៀងមួយរំពឹងថានឹងបិទឆាប់ៗ",
  "long-silence": "គ្មានដំណឹងយូរមកហើយ",
  "high-effort-ticket": "បញ្ហាមួយធ្វើឱ្យអតិថិជនលំបាកខ្លាំង",
  "open-problem": "បញ្ហាពិបាកមួយមិនទាន់ដោះស្រាយ",
  "problem-still-open": "បញ្ហាពិបាកមួយដែលបាននិយាយគ្នារួចហើយ នៅមិនទាន់ដោះស្រាយ",
  "bad-answer": "ចម្លើយស្ទង់មតិមិនល្អ",
  "value-at-risk": "ស្ថិតក្នុងមួយភាគដប់នៃអតិថិជនដែលការជួបពិនិត្យឡើងវិញអាចរក្សាទឹកប្រាក់បានច្រើនជាងគេ",
  "champion-left": "អ្នកគាំទ្រយើងនៅខាងអតិថិជនបានចាកចេញហើយ",
  "usage-falling": "អតិថិជនប្រើប្រាស់អ្វីដែលបានទិញតិចទៅៗ",
  "invoice-late": "វិក្កយបត្រមួយមិនបានបង់ទាន់ពេល",
  "invoice-still-open": "វិក្កយបត្រមួយដែលបាននិយាយគ្នារួចហើយ នៅមិនទាន់បង់",
  "all-returned": "អ្វីៗទាំងអស់ដែលបានទិញត្រូវបានប្រគល់មកវិញ",
  "rival-near": "អតិថិជនកំពុងទាក់ទងជាមួយគូប្រជែង",
  "problem-found": "បានរកឃើញបញ្ហាមួយ",
  "customer-unhappy": "អតិថិជនមិនពេញចិត្ត",
};

const opportunity = (level: string): string => `ឱកាសលក់${wordOf(levels, level) ?? ` ${level}`}`;

const every = (months: number, maximumMonths: number): string =>
  `រៀងរាល់ ${amount(months)} ខែ` + (maximumMonths > months ? ` យូរបំផុត ${amount(maximumMonths)} ខែ` : "");

/** Khmer for the reviews domain. */
export const reviews: DomainWords<ReviewsReasons> = {
  "reviews.clock.touch": ({ kind, on }) =>
    `បានជួប ឬនិយាយគ្នាចុងក្រោយនៅថ្ងៃទី ${date(on)} តាម${wordOf(touchNames, kind) ?? `ការទាក់ទងប្រភេទ «${kind}»`}`,
  "reviews.clock.first-purchase": ({ on }) => `គ្មានកំណត់ត្រាការជួប ឬការសន្ទនាតាំងពីការទិញដំបូងនៅថ្ងៃទី ${date(on)}`,
  "reviews.clock.last-contact": ({ kind, on }) =>
    `ទំនាក់ទំនងចុងក្រោយនៅថ្ងៃទី ${date(on)} តាម${wordOf(touchNames, kind) ?? `ការទាក់ទងប្រភេទ «${kind}»`}`,
  "reviews.clock.never-touched": () => "គ្មានកំណត់ត្រាការជួប ឬការសន្ទនា ដូច្នេះត្រូវជួបពិនិត្យឡើងវិញភ្លាម",
  "reviews.clock.unknown": () => "គ្មានកំណត់ត្រាការទាក់ទងទេ ដូច្នេះមិនដឹងថាបានជួបចុងក្រោយនៅពេលណា",
  "reviews.clock.future-touches": ({ touches }) => `ការទាក់ទង ${amount(touches)} លើកដែលមានកាលបរិច្ឆេទក្រោយ មិនទាន់រាប់បញ្ចូលទេ`,
  "reviews.clock.previous-review": ({ on }) => `បន្តពីការជួបពិនិត្យឡើងវិញដែលរំពឹងទុកនៅថ្ងៃទី ${date(on)}`,
  "reviews.interval.level": ({ level, idealMonths, maximumMonths }) =>
    `${opportunity(level)} ត្រូវជួបពិនិត្យឡើងវិញ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.segment": ({ segment, level, idealMonths, maximumMonths }) =>
    `${opportunity(level)} ក្នុងក្រុម ${segment} ត្រូវជួបពិនិត្យឡើងវិញ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.product-kind": ({ kind, level, idealMonths, maximumMonths }) =>
    `អតិថិជនដែលមាន${wordOf(productKinds, kind) ?? ` ${kind}`} និង${opportunity(level)} ` +
    `ត្រូវជួបពិនិត្យឡើងវិញ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.days": ({ basis, of, level, idealDays, maximumDays }) => {
    const days = `រៀងរាល់ ${amount(idealDays)} ថ្ងៃ យូរបំផុត ${amount(maximumDays)} ថ្ងៃ`;
    if (basis === "segment") return `${opportunity(level)} ក្នុងក្រុម ${of} ត្រូវជួបពិនិត្យឡើងវិញ${days}`;
    if (basis === "level") return `${opportunity(level)} ត្រូវជួបពិនិត្យឡើងវិញ${days}`;
    return `អតិថិជនដែលមាន${wordOf(productKinds, of) ?? ` ${of}`} និង${opportunity(level)} ត្រូវជួបពិនិត្យឡើងវិញ${days}`;
  },
  "reviews.interval.anchored": () => "ត្រូវជួបពិនិត្យឡើងវិញនៅថ្ងៃដែលកំណត់ទុកជាមុនក្នុងប្រតិទិន",
  "reviews.interval.account-months": ({ idealMonths, maximumMonths }) =>
    `អតិថិជននេះត្រូវជួបពិនិត្យឡើងវិញ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.account": ({ idealDays, maximumDays }) =>
    `អតិថិជននេះត្រូវជួបពិនិត្យឡើងវិញរៀងរាល់ ${amount(idealDays)} ថ្ងៃ យូរបំផុត ${amount(maximumDays)} ថ្ងៃ`,
  "reviews.interval.allocated": ({ idealDays, count, months, last, next, hour }, currency) =>
    `ទាក់ទង ${amount(count)} ដងក្នុង ${amount(months)} ខែ គឺរៀងរាល់ ${amount(idealDays)} ថ្ងៃ៖ លើកចុងក្រោយនាំមក ${moneyIn(currency, last)} ` +
    `បើថែមមួយលើកទៀតនឹងនាំមក ${moneyIn(currency, next)} ហើយមួយម៉ោងមានតម្លៃ ${moneyIn(currency, hour)}`,
  "reviews.level.unknown": ({ level }) => `មិនដឹងឱកាសលក់ ចាត់ទុកថា៖ ${wordOf(levels, level) ?? level}`,
  "reviews.signal": ({ signal, on, reviewBy }) => {
    const dated = datedSignal(signal);
    const when = dated === null ? "" : ` (${dated === "since" ? "តាំងពី" : ""}ថ្ងៃទី ${date(on)})`;
    return (
      `${wordOf(signals, signal) ?? `មានសញ្ញា «${signal}»`}${when} ` + `ដូច្នេះត្រូវជួបពិនិត្យឡើងវិញមិនឱ្យហួសថ្ងៃទី ${date(reviewBy)}`
    );
  },
  "reviews.signal-late": ({ signal, on, reviewBy, days }) => {
    const dated = datedSignal(signal);
    const when = dated === null ? "" : ` (${dated === "since" ? "តាំងពី" : ""}ថ្ងៃទី ${date(on)})`;
    return (
      `${wordOf(signals, signal) ?? `មានសញ្ញា «${signal}»`}${when} ` +
      `ការជួបពិនិត្យឡើងវិញត្រូវធ្វើមិនឱ្យហួសថ្ងៃទី ${date(reviewBy)} គឺហួសមក ${amount(days)} ថ្ងៃហើយ`
    );
  },
  "reviews.put-off": ({ until }) => `បានពន្យារដល់ថ្ងៃទី ${date(until)}`,
  "reviews.overdue": ({ days }) => `ហួសពេលកំណត់ ${amount(days)} ថ្ងៃ`,
};
