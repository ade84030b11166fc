import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import { inTransaction } from "@/lib/db/transaction";
import { findPlan, listEntries, listPlans } from "@/lib/framework/plan.store";
import {
  type ListPlans,
  Measurement,
  type OnePlan,
  type Plan,
  PlanDefinition,
  type PlanEntry,
  type PlanList,
} from "@/lib/framework/plan-shapes";
import type { Bands, WhatIfAnswer } from "@/lib/framework/shapes";
import { dayIn } from "@/lib/ground/moment";
import { Refusal } from "@/lib/ground/refusal";

/** The plans, newest first, a page at a time, with what each was predicted to bring. */
export async function readPlans(ctx: Context, { limit, cursor }: ListPlans): Promise<PlanList> {
  permit(ctx, "analysis.read");
  const { rows, today } = await inTransaction(ctx, async (tx) => ({
    rows: await listPlans(tx, limit + 1, cursor),
    today: await todayOf(tx),
  }));
  const data = rows.slice(0, limit).map(({ id, name, owner, startOn, hasEnded, definition }) => {
    const { teams, predicted } = PlanDefinition.parse(definition);
    const status = statusOf(today, startOn, hasEnded);
    return { id, name, owner, startOn, teams, status, predictedPerYear: perYearOf(predicted) };
  });
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}

/** One plan with its ledger. */
export async function readPlan(ctx: Context, { planId }: OnePlan): Promise<Plan> {
  permit(ctx, "analysis.read");
  return inTransaction(ctx, async (tx) => {
    const row = await findPlan(tx, planId);
    if (!row) throw new Refusal("not-found", "There is no such plan.");
    const entries = (await listEntries(tx, planId)).map(entryOf);
    const { id, name, owner, startOn } = row;
    const hasEnded = entries.some(({ kind }) => kind === "ended");
    const status = statusOf(await todayOf(tx), startOn, hasEnded);
    const definition = PlanDefinition.parse(row.definition);
    return { id, name, owner, startOn, status, ...definition, entries };
  });
}

type EntryRow = Awaited<ReturnType<typeof listEntries>>[number];

function entryOf({ id, at, kind, detail }: EntryRow): PlanEntry {
  const measurement = Measurement.safeParse(detail.measurement);
  return {
    ...{ id, at: at.toISOString(), kind, text: detail.text },
    measurement: measurement.data ?? null,
  };
}

/** A plan starts on a day of the organisation's own clock. */
const todayOf = async (tx: Tx) => dayIn(await timeZoneOf(tx), tx.now());

function statusOf(today: string, startOn: string, hasEnded: boolean): Plan["status"] {
  if (hasEnded) return "ended";
  return startOn <= today ? "running" : "planned";
}

function perYearOf({ portfolio }: WhatIfAnswer) {
  if (!portfolio) return null;
  const { currency, years, customers: _, ...bands } = portfolio;
  return { ...dividedBy(bands, years), currency };
}

/** The bands of a year. */
export function dividedBy({ median, low80, high80, low95, high95 }: Bands, years: number): Bands {
  return {
    median: median / years,
    low80: low80 / years,
    high80: high80 / years,
    low95: low95 / years,
    high95: high95 / years,
  };
}
