import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testMember } from "@/lib/access/test-people";
import { testDatabase } from "@/lib/db/test-database";
import { SaveEmailChannel } from "@/lib/delivery/channel-shapes";
import { saveEmailChannel } from "@/lib/delivery/save-channel";
import { tellAdministrators } from "@/lib/delivery/telling/tell-administrators";
import { tryChannel } from "@/lib/delivery/try-channel";
import { startTestMailServer } from "@/lib/ground/test-mail-server";

const db = testDatabase();
const server = startTestMailServer({ host: "127.0.0.2" });

async function save(ctx: Context): Promise<void> {
  const own = { host: "127.0.0.2", port: new URL(server.url()).port, secure: false };
  const input = SaveEmailChannel.parse({
    ...{ active: true, ...own, user: "", password: "", dkimDomain: "acme.example" },
    ...{ perMinute: "", warmUp: false, bounceAddress: "", seeds: "" },
  });
  await saveEmailChannel(ctx, input);
}

test("mails that are no survey's offer nobody to unsubscribe", async () => {
  const ctx = await db.context();
  await save(ctx);
  await testMember(ctx, "administrator");
  await tryChannel(ctx, { kind: "email", address: "ada@acme.example" });
  await tellAdministrators(ctx, { channel: "sms", problem: "401" });
  expect(server.received).toHaveLength(2);
  for (const { headers } of server.received) {
    expect(headers.has("list")).toBe(false);
    expect(headers.has("precedence")).toBe(false);
  }
});
