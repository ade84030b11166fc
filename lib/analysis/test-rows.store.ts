import type { Context, Tx } from "@/lib/access/context";
import { noteEverything } from "@/lib/db/note-changes";
import { customer } from "@/lib/db/tables/customers";
import { kpi, kpiPeriodValue } from "@/lib/db/tables/kpis";
import { response } from "@/lib/db/tables/responses";
import { survey, surveyVersion } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";
import { inRawTransaction, inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

type CustomerRow = Partial<typeof customer.$inferInsert>;
type InteractionRow = Partial<typeof interaction.$inferInsert>;
type ResponseRow = Partial<typeof response.$inferInsert>;
type KpiRow = Partial<typeof kpi.$inferInsert> & { key: string };
type PeriodRow = Partial<typeof kpiPeriodValue.$inferInsert>;

/** Notes what is written, as those rooms do. */
function write<R>(ctx: Context, work: (tx: Tx) => Promise<R>): Promise<R> {
  return inTransaction(ctx, async (tx) => {
    const result = await work(tx);
    await noteEverything(tx);
    return result;
  });
}

/** Rows as other rooms would have written them; each answers with the ids, in order. */
export function testRows(ctx: Context) {
  const { organizationId } = ctx;
  const own = () => ({ organizationId, id: newId() });
  const at = new Date("2026-03-02T10:00:00Z");
  return {
    customers: (rows: CustomerRow[]) =>
      write(ctx, async (tx) => {
        const full = rows.map((row) => ({ ...own(), ...row }));
        await tx.db.insert(customer).values(full);
        return full.map(({ id }) => id);
      }),
    interactions: (rows: InteractionRow[]) =>
      write(ctx, async (tx) => {
        const usual = { occurredAt: at, source: "import", surveyable: false } as const;
        const full = rows.map((row) => ({ ...own(), ...usual, ...row }));
        await tx.db.insert(interaction).values(full);
        return full.map(({ id }) => id);
      }),
    survey: (questions: object[] = []) =>
      write(ctx, async (tx) => {
        const definition = { language: "en", title: "A survey", questions };
        const asked = { ...own(), name: "A survey", draft: definition, publishedVersion: 1 };
        await tx.db.insert(survey).values(asked);
        const version = { surveyId: asked.id, version: 1, definition, publishedAt: at };
        await tx.db.insert(surveyVersion).values({ ...own(), ...version });
        return asked.id;
      }),
    responses: (surveyId: string, rows: ResponseRow[]) =>
      write(ctx, async (tx) => {
        const usual = { answers: {}, partial: false, source: "import", answeredAt: at };
        const full = rows.map((row) => {
          const { id } = own();
          const subjectId = row.customerId ?? id;
          const ids = { organizationId, id, surveyId, versionId: surveyId, subjectId };
          return { ...ids, receivedAt: at, ...usual, ...row };
        });
        await tx.db.insert(response).values(full);
        return full.map(({ id }) => id);
      }),
    kpis: (rows: KpiRow[]) =>
      write(ctx, async (tx) => {
        const usual = {
          level: "operational",
          direction: "lower",
          grain: "interaction",
        } as const;
        const full = rows.map((row) => ({ ...own(), ...usual, label: row.key, ...row }));
        await tx.db.insert(kpi).values(full);
        return full.map(({ id }) => id);
      }),
    periods: (kpiId: string, rows: PeriodRow[]) =>
      write(ctx, async (tx) => {
        const usual = { kpiId, periodStart: "2026-03-02", value: 0 };
        await tx.db
          .insert(kpiPeriodValue)
          .values(rows.map((row) => ({ ...own(), ...usual, ...row })));
      }),
  };
}

/** So many contacts, five of a customer, with the KPIs hold and talk; nobody answered about any. */
export async function manyInteractions(ctx: Context, count: number): Promise<void> {
  await inRawTransaction(
    ctx,
    (raw) => raw`
      insert into interaction (organization_id, id, customer_id, occurred_at, team, kpis, source,
        surveyable, created_at, updated_at)
      select ${ctx.organizationId}, gen_random_uuid(), md5('customer ' || n / 5)::uuid,
        '2026-03-02T10:00:00Z'::timestamptz - n % 60 * interval '1 day', 'Team ' || n % 9,
        jsonb_build_object('hold', n % 311 + 0.25, 'talk', n % 907 + 0.125), 'import', false, now(),
        now()
      from generate_series(1, ${count}::int) as n`,
  );
  await inTransaction(ctx, noteEverything);
}
