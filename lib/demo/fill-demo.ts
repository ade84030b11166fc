import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { noteEverything } from "@/lib/db/note-changes";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";
import { ensureKpis } from "@/lib/kpis/ensure-kpis";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { analyseValue } from "@/lib/value/analyse-value";
import { ValueRequest } from "@/lib/value/shapes";
import { demoTrigger } from "./ask";
import { millisecondsPerDay } from "./calendar";
import type { Person } from "./customers";
import { contactKpis, systemKpis } from "./kpi-catalogue";
import { monthRows } from "./month-rows";
import { customerEndings } from "./relationships";
import { customerRow, endingRow, periodRows, type References } from "./rows";
import { liveThrough } from "./simulate";
import {
  insertCustomers,
  insertMonth,
  insertPeriodValues,
  lockOrganization,
  markAsDemo,
  removeData,
  updateEndings,
} from "./store";
import { foundWorld, type World } from "./world";

/** How large the demo is, and how one hears of its progress. */
export interface FillDemo {
  /** Customers to simulate; 3,000 is what the demo shows by default. */
  readonly customers: number;
  /** The same seed on the same day makes the same organisation. */
  readonly seed: number;
  /** Removes what a demo organisation holds before. */
  readonly replace?: boolean;
  /** Told after each month; share is 0–1. */
  readonly onProgress?: (share: number) => void;
}

/** What was written. */
export interface DemoCounts {
  readonly customers: number;
  interactions: number;
  invitations: number;
  responses: number;
  purchases: number;
}

/** The demo as it is filled at the first start. */
export const usualDemo = { customers: 3_000, seed: 2_026 } as const;

/**
 * Fills an empty organisation with simulated customers and marks it as a demo; all or nothing.
 *
 * @throws Refusal "conflict" when the organisation holds data that may not be replaced
 */
export async function fillDemo(ctx: Context, input: FillDemo): Promise<DemoCounts> {
  permit(ctx, "organization.edit");
  return inTransaction(ctx, async (tx) => {
    const found = await lockOrganization(tx);
    if (!found) throw new Refusal("not-found", "There is no such organisation.");
    if (found.filled) await makeRoom(tx, found.demo && (input.replace ?? false));
    return fill(tx, input);
  });
}

/** The same at a first start: only where the organisation is a demo and still holds nothing. */
export async function fillDemoOnce(
  ctx: Context,
  input: FillDemo = usualDemo,
): Promise<DemoCounts | undefined> {
  permit(ctx, "organization.edit");
  return inTransaction(ctx, async (tx) => {
    const found = await lockOrganization(tx);
    return found?.demo && !found.filled ? fill(tx, input) : undefined;
  });
}

async function makeRoom(tx: Tx, mayReplace: boolean): Promise<void> {
  if (!mayReplace) {
    throw new Refusal("conflict", "This organisation already holds data.", { reason: "filled" });
  }
  await removeData(tx);
}

async function fill(tx: Tx, { customers, seed, onProgress }: FillDemo): Promise<DemoCounts> {
  const until = Math.floor(tx.now().getTime() / millisecondsPerDay);
  const world = foundWorld({ customers, until, seed });
  await markAsDemo(tx);
  const references = await prepare(tx, world);
  const counts = { customers, interactions: 0, invitations: 0, responses: 0, purchases: 0 };
  for (const [i, stretch] of world.stretches.entries()) {
    const rows = monthRows(references, liveThrough(world, stretch));
    await insertMonth(tx, rows);
    counts.interactions += rows.interactions.length;
    counts.invitations += rows.invitations.length;
    counts.responses += rows.responses.length;
    counts.purchases += rows.purchases.length;
    onProgress?.((i + 1) / world.stretches.length);
  }
  const endings = customerEndings(world);
  await updateEndings(
    tx,
    endings.map((ending) => endingRow(references, ending)),
  );
  await noteEverything(tx);
  await analyseValue(tx, ValueRequest.parse({ model: "simple" }));
  await recordAct(tx, "demo.filled", { kind: "organization" }, { ...counts, seed });
  return counts;
}

/** Everything that was there before the first contact: customers, KPIs, a survey that is sent. */
async function prepare(tx: Tx, world: World): Promise<References> {
  const opening = { ...tx, now: () => new Date(world.from * millisecondsPerDay) };
  const customerIds = new Map(world.people.map((person) => [person, newId()] as [Person, string]));
  await insertCustomers(
    tx,
    [...customerIds].map(([person, id]) => customerRow(id, person, world)),
  );
  await prepareKpis(opening, world);
  const survey = await createSurvey(opening, {
    name: "After a contact",
    template: "post-call-nps",
  });
  const { id: versionId, definition } = await publishSurvey(opening, { surveyId: survey.id });
  const { id: triggerId } = await createTrigger(opening, { ...demoTrigger, survey: survey.id });
  return { surveyId: survey.id, versionId, triggerId, definition, customerIds };
}

async function prepareKpis(tx: Tx, world: World): Promise<void> {
  const kpis = await ensureKpis(tx, [...contactKpis, ...systemKpis]);
  const [availability, pageErrors] = [kpis.get("app_availability"), kpis.get("page_errors")];
  if (!availability || !pageErrors) throw new Error("a KPI was neither found nor added");
  const ids = { availability: availability.id, pageErrors: pageErrors.id };
  await insertPeriodValues(tx, periodRows(world, ids));
}
