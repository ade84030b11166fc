import { afterAll } from "vitest";
import type { Context } from "@/lib/access/context";
import { type TestDatabase, testDatabase } from "@/lib/db/test-database";
import type { Channel } from "@/lib/delivery/channels/channel";
import { emailChannel } from "@/lib/delivery/channels/email";
import { customers, invited, publishedSurvey } from "@/lib/delivery/test-asking";
import { openMailServer } from "@/lib/ground/mail";
import { startTestMailServer, type TestMailServer } from "@/lib/ground/test-mail-server";

export interface TestSending {
  db: TestDatabase;
  smtp: TestMailServer;
  /** The real channel, to our own SMTP server unless told otherwise. */
  throughSmtp: (url?: string) => Channel;
  /** An organisation with a published survey, at a time that the test moves on by minutes. */
  setting: () => Promise<{ ctx: Context; surveyId: string; after: (minutes: number) => void }>;
  /** The same with one customer who is invited now. */
  oneInvitation: (change?: Parameters<typeof customers>[2]) => Promise<OneInvitation>;
}

interface OneInvitation {
  ctx: Context;
  surveyId: string;
  after: (minutes: number) => void;
  customerId: string;
  id: string;
}

/** What tests of sending need, for the tests of one file. */
export function startTestSending(): TestSending {
  const db = testDatabase();
  const smtp = startTestMailServer();
  const connections: { close: () => void }[] = [];
  afterAll(() => {
    for (const connection of connections) connection.close();
  });
  const setting: TestSending["setting"] = async () => {
    const clock = { time: new Date("2026-03-10T12:00:00Z").getTime() };
    const ctx: Context = await db.context(() => new Date(clock.time));
    const surveyId = await publishedSurvey(ctx);
    const after = (minutes: number) => {
      clock.time += minutes * 60_000;
    };
    return { ctx, surveyId, after };
  };
  return {
    db,
    smtp,
    setting,
    throughSmtp: (url = smtp.url()) => {
      const server = openMailServer(url);
      connections.push(server);
      return emailChannel(server);
    },
    oneInvitation: async (change = {}) => {
      const { ctx, surveyId, after } = await setting();
      const [customerId = ""] = await customers(ctx, 1, change);
      const [id = ""] = await invited(ctx, surveyId, [customerId]);
      return { ctx, surveyId, after, customerId, id };
    },
  };
}
