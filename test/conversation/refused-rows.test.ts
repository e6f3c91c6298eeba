import { describe, expect, test } from "vitest";
import { reviewAgenda, reviewInvitation, runPlaybooks, workingWeek, type Account, type Playbook } from "retention-kit";

const asOf = "2026-11-24";
const calendar = workingWeek("mon-fri", "09:00-17:00");
const steps: Playbook["steps"] = [{ after: 1, kind: "call" }];
const welcome: Playbook = { id: "w", trigger: { on: "new-customer" }, steps };
const renewal: Playbook = { id: "r", trigger: { on: "renewal", daysAhead: 90 }, steps };
const run = (account: object, playbook: Playbook, previous?: ReturnType<typeof runPlaybooks>["runs"]) =>
  runPlaybooks(
    { id: "a", ...account },
    {
      ...{ playbooks: [playbook], asOf, calendar },
      ...(previous !== undefined && { previous }),
    },
  );

describe("a row that is wrong is named with its list", () => {
  const contracts = [{ id: "K", startsOn: "2026-03-01", endson: "2027-02-28" }];
  const tickets = [{ id: "T", openedat: "2026-11-01T08:00:00Z" }];
  test.each<[string, () => unknown]>([
    ["contracts[0]", () => run({ contracts }, renewal)],
    ["contracts[0]", () => reviewAgenda({ id: "a", contracts }, { asOf, minutes: 60 })],
    ["tickets[0]", () => reviewInvitation({ id: "a", tickets } as unknown as Account, { asOf, attempt: 1 })],
  ])("%s", (place, call) => {
    expect(call).toThrow(place);
  });
});

test("a draft is no contract that makes a customer, and another account's run none of this one's", () => {
  const drafted = { contracts: [{ id: "K", startsOn: "2026-11-05", status: "draft" }] };
  expect(run(drafted, welcome).runs).toEqual([]);
  const signed = { contracts: [{ id: "K", startsOn: "2026-11-05" }] };
  const own = run(signed, welcome).runs;
  expect(own.map(({ startedOn }) => startedOn)).toEqual(["2026-11-05"]);
  const others = own.map((each) => ({ ...each, accountId: "b" }));
  expect(run({}, welcome, others).runs).toEqual([]);
  expect(run(signed, welcome, others).runs).toEqual(own);
});
