import type { Context } from "@/lib/access/context";
import { inRawTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import type { BareMail } from "./parts";

/** Customers, each with an invitation by e-mail that has been due for an hour; their ids sort as all ids do. */
export async function fillDue(ctx: Context, surveyId: string, versionId: string, count: number) {
  const { organizationId } = ctx;
  const ids = () => Array.from({ length: count }, newId);
  await inRawTransaction(ctx, async (raw) => {
    await raw`
      with asked as (
        insert into customer (organization_id, id, external_id, name, email, created_at, updated_at)
        select ${organizationId}, id, id, 'Ann Example', id || '@customer.example', now(), now()
        from unnest(${ids()}::uuid[]) as one (id)
        returning id)
      insert into invitation (organization_id, id, survey_id, version_id, customer_id, channel,
        status, due_at, expires_at, created_at, updated_at)
      select ${organizationId}, invitation_id, ${surveyId}, ${versionId}, asked.id, 'email',
        'scheduled', now() - interval '1 hour', now() + interval '14 days', now(), now()
      from (select id, row_number() over (order by id) as place from asked) as asked
      join unnest(${ids()}::uuid[]) with ordinality as made (invitation_id, place) using (place)`;
  });
}

/** One of the mails that were sent, for the bare sender to send the same bytes: headers and all. */
export async function oneSent(ctx: Context): Promise<BareMail> {
  const [row] = await inRawTransaction(
    ctx,
    (raw) => raw<{ address: string; subject: string; text: string; html: string }[]>`
      select address, subject, body_text as text, body_html as html
      from message
      where organization_id = ${ctx.organizationId} and status = 'sent'
      limit 1`,
  );
  if (row === undefined) throw new Error("no mail was sent");
  const { address, subject, text, html } = row;
  const [url = ""] = /\S+\/u\/\S+/.exec(text) ?? [];
  return {
    from: { name: "Bench mail", address: "vocal@localhost" },
    to: { name: "Ann Example", address },
    ...{ subject, text, html, textEncoding: "quoted-printable" },
    headers: {
      "Auto-Submitted": "auto-generated",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      Precedence: "bulk",
    },
    list: { unsubscribe: { url } },
  };
}
