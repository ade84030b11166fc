import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/lib/access/context";
import { deliveryPlan } from "@/lib/db/tables/delivery-plan";
import { type Plan, Reminder } from "@/lib/delivery/plan-shapes";
import { newId } from "@/lib/ground/ids";

/** The plans of these surveys, by survey; those of which nothing was said are left out. */
export async function findPlans(tx: Tx, surveyIds: readonly string[]): Promise<Map<string, Plan>> {
  if (surveyIds.length === 0) return new Map();
  return plansWhere(tx, inArray(deliveryPlan.surveyId, [...new Set(surveyIds)]));
}

/** Every plan that has reminders, by survey. */
export async function plansWithReminders(tx: Tx): Promise<Map<string, Plan>> {
  return plansWhere(tx, sql`jsonb_array_length(${deliveryPlan.reminders}) > 0`);
}

async function plansWhere(tx: Tx, which: SQL): Promise<Map<string, Plan>> {
  const rows = await tx.db
    .select()
    .from(deliveryPlan)
    .where(and(eq(deliveryPlan.organizationId, tx.organizationId), which));
  return new Map(
    rows.map(({ surveyId, channels, reminders }) => [
      surveyId,
      { channels, reminders: z.array(Reminder).parse(reminders) },
    ]),
  );
}

export async function upsertPlan(tx: Tx, surveyId: string, plan: Plan): Promise<void> {
  const times = { createdAt: tx.now(), updatedAt: tx.now() };
  await tx.db
    .insert(deliveryPlan)
    .values({ organizationId: tx.organizationId, id: newId(), surveyId, ...plan, ...times })
    .onConflictDoUpdate({
      target: [deliveryPlan.organizationId, deliveryPlan.surveyId],
      set: { ...plan, updatedAt: tx.now() },
    });
}
