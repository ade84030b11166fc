import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { customers, publishedSurvey } from "@/lib/delivery/test-asking";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { ContactPolicy, usualPolicy } from "@/lib/touchpoints/contact-policy";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { editContactPolicy, readContactPolicy } from "@/lib/touchpoints/edit-contact-policy";
import { SaveContactPolicy } from "@/lib/touchpoints/save-contact-policy-shape";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { decisionOf, interactions } from "@/lib/touchpoints/test-interactions";

const db = testDatabase();

const typed = {
  restPeriodDays: "14",
  yearlyMaximum: "6",
  kinds: [
    { kind: "nps", limited: true, restPeriodDays: "90", yearlyMaximum: "" },
    { kind: "csat", limited: false, restPeriodDays: "0", yearlyMaximum: "" },
  ],
  exceptions: [
    {
      when: [{ any: [{ fact: "customer.segment", is: "one-of", text: "staff" }] }],
      contact: "never",
      restPeriodDays: "0",
      yearlyMaximum: "",
    },
  ],
  basis: "consent",
  channelBases: { email: "", sms: "contract", webhook: "" },
  triggersMayShorten: false,
};

test("the policy is the usual one until somebody changes it, and then as they said", async () => {
  const ctx: Context = await db.context();
  expect(await readContactPolicy(ctx)).toEqual(usualPolicy);
  const policy = SaveContactPolicy.parse(typed);
  await editContactPolicy(ctx, policy);
  await editContactPolicy(ctx, { ...policy, yearlyMaximum: 5 });
  expect(await readContactPolicy(ctx)).toEqual({
    restPeriodSeconds: 14 * 86_400,
    yearlyMaximum: 5,
    kinds: { nps: { restPeriodSeconds: 90 * 86_400, yearlyMaximum: null } },
    exceptions: [
      { when: [{ fact: "customer.segment", is: "one-of", values: ["staff"] }], limits: null },
    ],
    basis: "consent",
    channelBases: { sms: "contract" },
    triggersMayShorten: false,
  });
  const stranger: Context = await db.context();
  expect(await readContactPolicy(stranger)).toEqual(usualPolicy);
});

test("what cannot be is told beside its field", () => {
  const wrong = (change: object) =>
    SaveContactPolicy.safeParse({ ...typed, ...change }).error?.issues.map(({ path }) =>
      path.join("."),
    );
  expect(wrong({ yearlyMaximum: "0" })).toEqual(["yearlyMaximum"]);
  const [exception] = typed.exceptions;
  expect(wrong({ exceptions: [{ ...exception, when: [] }] })).toEqual(["exceptions.0.when"]);
});

test("decisions follow the policy: kinds, exceptions, consent, and a floor under triggers", async () => {
  const ctx: Context = await db.context();
  const survey = await publishedSurvey(ctx);
  await createTrigger(ctx, CreateTrigger.parse({ survey, restPeriodSeconds: 0 }));
  const decided = async (customerId: string) => {
    const [id = ""] = await interactions(ctx, [{ customerId }]);
    await considerInvitations(ctx, [id]);
    return (await decisionOf(ctx, id))?.reason ?? "asked";
  };
  const [yes = "", unsaid = "", staff = ""] = [
    ...(await customers(ctx, 1, { consent: true })),
    ...(await customers(ctx, 1)),
    ...(await customers(ctx, 1, { consent: true, segment: "staff" })),
  ];
  await editContactPolicy(ctx, SaveContactPolicy.parse(typed));
  expect(await decided(yes)).toBe("asked");
  expect(await decided(yes)).toBe("rest-period");
  expect(await decided(unsaid)).toBe("no-consent");
  expect(await decided(staff)).toBe("never-contact");
  await editContactPolicy(ctx, ContactPolicy.parse({}));
  expect(await decided(yes)).toBe("asked");
  expect(await decided(unsaid)).toBe("asked");
});

test("only an administrator changes it", async () => {
  const ctx: Context = await db.context();
  const builder = { kind: "member", id: "m", role: "builder", name: "B", email: "b@example.com" };
  const theirs: Context = { ...ctx, actor: builder as Context["actor"] };
  await expect(editContactPolicy(theirs, usualPolicy)).rejects.toMatchObject({ code: "forbidden" });
  expect(await readContactPolicy(theirs)).toEqual(usualPolicy);
});
