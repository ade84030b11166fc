import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testMember } from "@/lib/access/test-people";
import { testDatabase } from "@/lib/db/test-database";
import { SaveWebhookChannel } from "@/lib/delivery/channel-shapes";
import type { Channel, Outgoing, Receipt } from "@/lib/delivery/channels/channel";
import { noteOutage, noteRecovery } from "@/lib/delivery/note-outage";
import { saveWebhookChannel } from "@/lib/delivery/save-channel";
import { isNews } from "@/lib/delivery/telling/have-told";
import { tellAdministrators } from "@/lib/delivery/telling/tell-administrators";

const db = testDatabase();
const minute = 60_000;

async function setting() {
  const clock = { time: new Date("2026-03-10T12:00:00Z").getTime() };
  const ctx: Context = await db.context(() => new Date(clock.time));
  const hook = { active: true, label: "App", url: "https://app.example.com", perMinute: "" };
  await saveWebhookChannel(ctx, SaveWebhookChannel.parse(hook));
  const after = (minutes: number) => {
    clock.time += minutes * minute;
  };
  const fails = async (times: number) => {
    for (let n = 0; n < times; n += 1) await noteOutage(ctx, "webhook", { reason: "500 oops" });
  };
  return { ctx, after, fails };
}

/** What administrators are to be told, oldest first. */
async function news({ database, organizationId }: Context): Promise<(string | null)[]> {
  const rows = await database.raw`
    select data ->> 'problem' as problem from pgboss.job where name = 'channels.tell'
    and data ->> 'organizationId' = ${organizationId} order by created_on`;
  return rows.map(({ problem }) => problem as string | null);
}

test("administrators are told once that a channel fails, and once that it works again", async () => {
  const { ctx, fails } = await setting();
  await fails(2);
  expect(await news(ctx)).toEqual([]);
  await fails(4);
  expect(await news(ctx)).toEqual(["500 oops"]);
  await noteRecovery(ctx, "webhook");
  await noteRecovery(ctx, "webhook");
  expect(await news(ctx)).toEqual(["500 oops", null]);
});

test("of a channel that comes and goes they hear once an hour, and of one that stays away in the end", async () => {
  const { ctx, after, fails } = await setting();
  for (let times = 0; times < 5; times += 1) {
    await fails(3);
    await noteRecovery(ctx, "webhook");
    after(5);
  }
  expect(await news(ctx)).toEqual(["500 oops", null]);
  await fails(3);
  after(60);
  await fails(1);
  expect(await news(ctx)).toEqual(["500 oops", null, "500 oops"]);
  await saveWebhookChannel(ctx, {
    active: true,
    label: "App",
    url: "https://b.example",
    perMinute: null,
  });
  after(60);
  await fails(3);
  expect(await news(ctx)).toHaveLength(4);
});

test("that it works again is news only to whoever heard that it does not", () => {
  const now = new Date("2026-03-10T12:00:00Z");
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minute);
  expect(isNews({ toldAt: null, toldFailing: false }, false, now)).toBe(false);
  expect(isNews({ toldAt: ago(1), toldFailing: true }, false, now)).toBe(true);
  expect(isNews({ toldAt: ago(59), toldFailing: false }, true, now)).toBe(false);
  expect(isNews({ toldAt: ago(60), toldFailing: false }, true, now)).toBe(true);
  expect(isNews({ toldAt: ago(600), toldFailing: true }, true, now)).toBe(false);
});

test("each administrator gets one mail, by the first way that takes it; others get none", async () => {
  const { ctx } = await setting();
  const first = await testMember(ctx, "administrator");
  const second = await testMember(ctx, "administrator");
  await testMember(ctx, "manager");
  const sent: Outgoing[] = [];
  let closed = 0;
  const way = (receipt: Receipt): Channel => ({
    send: async (message) => {
      if (receipt.kind === "accepted") sent.push(message);
      return receipt;
    },
    close: () => {
      closed += 1;
    },
  });
  const ways = async () => [
    way({ kind: "unreachable", reason: "no route" }),
    way({ kind: "accepted", reply: "250 OK" }),
  ];
  const failing = { channel: "sms", problem: "The provider says 401." } as const;
  expect(await tellAdministrators(ctx, failing, ways)).toBe(2);
  expect(sent.map(({ to }) => to.address)).toEqual([first.email, second.email]);
  expect(sent[0]?.subject).toBe("SMS fails");
  expect(sent[0]?.text).toContain("The provider says 401.");
  expect(closed).toBe(2);
  expect(await tellAdministrators(ctx, { channel: "sms", problem: null }, ways)).toBe(2);
  expect(sent.at(-1)?.subject).toBe("SMS works again");
  const nobody = async () => [way({ kind: "kept" })];
  expect(await tellAdministrators(ctx, failing, nobody)).toBe(0);
});
