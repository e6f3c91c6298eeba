/** What a sentence is about, by its English words; one may be about two things. */
const facts: [name: string, rank: number, words: RegExp][] = [
  [
    "renewal",
    0,
    /a renewal is coming up|^contract .* ends on|ended on .* ago, and is not renewed yet|contract has ended and is not/,
  ],
  ["day for notice", 0, /^notice can be given/],
  ["intention", 0, /^notice was given|^it renews by itself|waiting for a signature/],
  ["warranty", 0, /warranty/],
  // Two problems, of which one was talked about.
  ["open problem", 0, /hard problem is still open/],
  ["problem talked about", 0, /hard problem that was talked about is still open/],
  ["deal", 0, /^a deal is expected to close/],
  ["hard problem", 0, /took the customer a lot of effort/],
  ["bad answer", 0, /survey answer was bad/],
  ["rival", 0, /a rival|competitor/],
  ["finding", 0, /problem was found/],
  ["unhappy", 0, /customer is unhappy/],
  ["use", 0, /usage is falling/],
  ["returned", 0, /^all that it bought was returned \(/],
  ["invoice", 0, /^an invoice (?:is overdue|that was talked about is still unpaid)/],
  ["champion", 0, /champion there has left/],
  ["passed", 0, /^after the (?:last day for notice|end) of contract/],
  [
    "contract's money",
    1,
    /up for renewal|a year, ends on .*: notice was given|a year, ended on [-0-9]+ and is not renewed yet/,
  ],
  ["service beside contracts", 1, /odds that its contracts go on/],
  ["tenth", 1, /among the customers with the most money/],
  ["money", 1, /at risk in|further sales|if it buys again as before/],
  [
    "silence",
    2,
    /has not bought for|all that it bought was returned, the last|has bought only once|has bought again since it left|the CRM says|and no purchase since is on record|; lost after|no sign of the customer on record|(?:has lapsed|is lost);/,
  ],
  ["lateness", 3, /^overdue|^after its last day|longest interval ended/],
  ["turn", 3, /longest interval ends/],
  ["level", 4, /could (?:still )?buy|cannot afford|no other can be sold|sold to it/],
  ["cadence", 5, /is reviewed every/],
  ["last talk", 6, /last conversation|no review or other conversation/],
  ["last contact", 6, /last contact on/],
  ["to come", 6, /dated in the future|^follows the review/],
  ["day", 7, /ideal day/],
  ["preferences", 7, /^the last contact was/],
];

/** The chance of buying, by whatever words: once is enough. */
const chance = /chance of (?:no |a )?(?:purchase|buying)|; chance (?:\d|under)|its chance of buying/;

/** What is told of each contract. */
const ofEach = ["renewal", "day for notice", "intention", "passed"];

/** Facts that are told more than once; of several contracts, those that are told more often than there are contracts. */
export function repeated(sentences: readonly string[]): string[] {
  const named = sentences.flatMap((sentence) => /contract (\S+?),? /.exec(sentence)?.[1] ?? []);
  const contracts = Math.max(1, new Set(named).size);
  const all: [string, RegExp][] = [
    ...facts.map(([name, , words]): [string, RegExp] => [name, words]),
    ["chance", chance],
  ];
  const most = (name: string): number => (ofEach.includes(name) ? contracts : 1);
  return all
    .filter(([name, words]) => sentences.filter((sentence) => words.test(sentence)).length > most(name))
    .map(([name]) => name);
}

/** Where in a list a sentence belongs: what ends or burns, money, silence, lateness, level, cadence, the talk before, the day. */
export function rankOf(sentence: string): number {
  const found = facts.find(([, , words]) => words.test(sentence));
  if (found === undefined) throw new Error(`what is this about: ${sentence}`);
  return found[1];
}
