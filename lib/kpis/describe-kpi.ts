import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { ensureKpis } from "./ensure-kpis";
import { keepFormula } from "./keep-formula";
import type { DescribeKpi } from "./shapes";
import { kpisNamed, updateKpi, upsertCare } from "./store";
import { ownMeasures, usualKpis } from "./usual-kpis";

/**
 * Says what a KPI means, who answers for it, what is to be reached and where it comes from. A KPI that
 * nobody has brought a value of yet joins the catalogue, also as one that is computed from others; of
 * Vocal's own measures the meaning is given.
 */
export async function describeKpi(ctx: Context, input: DescribeKpi): Promise<{ key: string }> {
  permit(ctx, "kpis.write");
  const { key, owner, target, source, formula, ...meaning } = input;
  return inTransaction(ctx, async (tx) => {
    const [row] = await kpisNamed(tx, [key]);
    // A row of that key is the organisation's own, whatever Vocal measures beside it.
    if (formula !== undefined) await keepFormula(tx, { key, formula, ...meaning });
    else if (!row && ownMeasures.some((own) => own.key === key)) refuseMeaning(meaning);
    else await sayMeaning(tx, key, meaning, row !== undefined);
    await upsertCare(tx, key, { owner, target, source });
    await recordAct(tx, "kpi.edited", { kind: "kpi" }, { key });
    return { key };
  });
}

type Meaning = Pick<DescribeKpi, "label" | "level" | "unit" | "direction">;

async function sayMeaning(tx: Tx, key: string, meaning: Meaning, known: boolean): Promise<void> {
  const usual = usualKpis.find((each) => each.key === key);
  const said = new Map(Object.entries(meaning).filter(([, value]) => value !== undefined));
  const isNew = [...said].some(([name, value]) => value !== Reflect.get(usual ?? {}, name));
  // Who answers for a usual KPI says nothing of what is measured: its first value makes the row.
  if (usual && !known && !isNew) return;
  await ensureKpis(tx, [{ key, ...meaning }], usual?.grain);
  if (said.size > 0) await updateKpi(tx, key, meaning);
}

function refuseMeaning(meaning: Meaning): void {
  const said = Object.entries(meaning).filter(([, value]) => value !== undefined);
  if (said.length === 0) return;
  const message = "Vocal measures this itself: what it means cannot be changed.";
  const fields = said.map(([path]) => ({ path, code: "own-measure", message }));
  throw new Refusal("invalid", message, { fields });
}
