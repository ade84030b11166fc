import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { applicationDatabase } from "@/lib/db/application-database";
import { inRawTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { type BareTask, tellPort } from "./server-process";

/**
 * What the front door is measured against: node:http and nothing else. It sends the same bytes under
 * the same headers, and writes the same rows in the same kind of batches, one transaction at a time
 * under the same row-level security; but it checks nothing, and knows one survey by heart.
 */
const database = applicationDatabase();
const largestBatch = 200;

interface Waiting {
  invitationId: string;
  answers: Record<string, string | number>;
  done: () => void;
}

process.once("message", (task: BareTask) => {
  const page = Buffer.from(task.page, "base64");
  let waiting: Waiting[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, largestBatch);
      waiting = waiting.slice(largestBatch);
      await write(task, batch);
      for (const { done } of batch) done();
    }
    writing = false;
  }

  function answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const location = incoming.url ?? "/";
      const invitationId = Buffer.from(location.slice(3), "base64url").toString("hex", 16, 32);
      const answers = answersIn(String(Buffer.concat(chunks)));
      const done = () => outgoing.writeHead(303, { ...task.redirectHeaders, location }).end();
      waiting.push({ invitationId, answers, done });
      if (writing) return;
      writing = true;
      setImmediate(writeAll);
    });
  }

  const server = createServer((incoming, outgoing) => {
    if (incoming.method === "POST") answer(incoming, outgoing);
    else outgoing.writeHead(200, task.pageHeaders).end(page);
  });
  tellPort(server);
});

function answersIn(form: string): Record<string, string | number> {
  const fields = [...new URLSearchParams(form)];
  return Object.fromEntries(
    fields.map(([key, text]) => [key, key === "comment" ? text : Number(text)]),
  );
}

async function write(task: BareTask, batch: readonly Waiting[]): Promise<void> {
  const rows = batch.map(({ invitationId, answers }) => ({ id: newId(), invitationId, answers }));
  const scope = { organizationId: task.organizationId, database, now: () => new Date() };
  await inRawTransaction(scope, async (raw) => {
    await raw`
      with given as (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
          as one (id uuid, "invitationId" uuid, answers jsonb)
      ), answered as (
        update invitation set status = 'answered', answered_at = now(), updated_at = now()
          from given
          where organization_id = ${task.organizationId} and invitation.id = given."invitationId"
            and status not in ('answered', 'cancelled')
          returning invitation.*, given.id as response_id, answers
      )
      insert into response (organization_id, id, survey_id, version_id, customer_id, subject_id,
          invitation_id, answers, nps, class, partial, source, answered_at, received_at,
          created_at, updated_at)
        select organization_id, response_id, survey_id, version_id, customer_id, customer_id,
          id, answers, (answers ->> 'nps')::smallint, 'promoter', false, channel, now(), now(),
          now(), now()
        from answered`;
  });
}
