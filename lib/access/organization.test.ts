import { expect, test } from "vitest";
import { readAudit } from "@/lib/access/audit";
import { editOrganization, readOrganization } from "@/lib/access/organization";
import { EditOrganization } from "@/lib/access/shapes";
import { testMember } from "@/lib/access/test-people";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

const settings = (change: object = {}) => ({
  name: "Example Telecom",
  currency: "chf",
  timeZone: "Europe/Zurich",
  grossMarginPercent: "7.1",
  minimumGroupSize: "8",
  mailSender: "Survey@Example.com",
  mailReplyTo: "",
  ...change,
});

test("settings are stored as they were meant, margins to the digit", async () => {
  const ctx = await db.context();
  await editOrganization(ctx, EditOrganization.parse(settings()));
  expect(await readOrganization(ctx)).toMatchObject({
    name: "Example Telecom",
    currency: "CHF",
    timeZone: "Europe/Zurich",
    grossMargin: 0.071,
    minimumGroupSize: 8,
    mailSender: "survey@example.com",
    mailReplyTo: null,
  });
});

test("an empty margin is no margin", async () => {
  const ctx = await db.context();
  await editOrganization(ctx, EditOrganization.parse(settings({ grossMarginPercent: "" })));
  expect((await readOrganization(ctx)).grossMargin).toBeNull();
});

test.each([
  { currency: "XYZ1" },
  { currency: "euro" },
  { timeZone: "Mars/Olympus" },
  { grossMarginPercent: "101" },
  { grossMarginPercent: "7.123" },
  { grossMarginPercent: "abc" },
  { minimumGroupSize: "1" },
  { minimumGroupSize: "2.5" },
  { mailSender: "nobody" },
  { name: " " },
])("%j is refused", (change) => {
  expect(EditOrganization.safeParse(settings(change)).success).toBe(false);
});

test("one organisation's change is no other's", async () => {
  const [one, other] = [await db.context(), await db.context()];
  await editOrganization(one, EditOrganization.parse(settings()));
  expect((await readOrganization(other)).name).toBe("Test organisation");
});

test("an agent reads the settings and changes nothing", async () => {
  const ctx = await db.context();
  const { as } = await testMember(ctx, "agent");
  await expect(readOrganization(as)).resolves.toBeDefined();
  const attempt = editOrganization(as, EditOrganization.parse(settings()));
  await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
});

test("what was done is in the trail with who did it, newest first, page by page", async () => {
  const ctx = await db.context();
  const { as } = await testMember(ctx, "administrator");
  for (let n = 0; n < 55; n++) {
    await editOrganization(as, EditOrganization.parse(settings({ name: `Name ${n}` })));
  }
  const first = await readAudit(as, {});
  expect(first.entries).toHaveLength(50);
  expect(first.entries[0]).toMatchObject({
    act: "organization.edited",
    actorName: "The administrator",
    detail: { name: "Name 54" },
  });
  const second = await readAudit(as, { before: first.next });
  expect(second.entries.map(({ detail }) => detail)).toMatchObject(
    [4, 3, 2, 1, 0].map((n) => ({ name: `Name ${n}` })),
  );
  expect(second.next).toBeUndefined();
});

test("the trail is the administrators' and the organisation's own", async () => {
  const [ctx, other] = [await db.context(), await db.context()];
  await editOrganization(ctx, EditOrganization.parse(settings()));
  const manager = await testMember(ctx, "manager");
  await expect(readAudit(manager.as, {})).rejects.toMatchObject({ code: "forbidden" });
  expect((await readAudit(other, {})).entries).toEqual([]);
});
