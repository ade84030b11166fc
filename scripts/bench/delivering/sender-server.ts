import { createTransport } from "nodemailer";
import { systemContext } from "@/lib/access/context";
import { applicationDatabase } from "@/lib/db/application-database";
import { emailChannel } from "@/lib/delivery/channels/email";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { openMailServer } from "@/lib/ground/mail";
import type { BareMail, Done, Task } from "./parts";

/** Sends what is due as a worker does, run after run. */
async function asVocal(server: string, organizationId: string, atMost: number): Promise<number> {
  const ctx = systemContext(applicationDatabase(), organizationId);
  const mails = openMailServer(server);
  let sent = 0;
  for (let more = true; more && sent < atMost; ) {
    const { handedOver, ended } = await sendInvitations(ctx, { channel: emailChannel(mails) });
    sent += handedOver;
    more = ended === "enough";
  }
  mails.close();
  return sent;
}

/** Sends one mail again and again over one connection, one at a time: nodemailer and nothing else. */
async function bare(server: string, mail: BareMail, times: number): Promise<number> {
  const transport = createTransport({ url: server, pool: true, maxConnections: 1 });
  for (let n = 0; n < times; n += 1) await transport.sendMail(mail);
  transport.close();
  return times;
}

process.on("message", async (task: Task) => {
  const sent =
    task.as === "vocal"
      ? await asVocal(task.server, task.organizationId, task.atMost)
      : await bare(task.server, task.mail, task.times);
  const done: Done = { sent, memory: process.memoryUsage.rss() };
  process.send?.(done);
});
process.once("disconnect", () => process.exit(0));
process.channel?.ref(); // Between two tasks nothing else keeps this process.
process.send?.("ready");
