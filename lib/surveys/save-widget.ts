import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { surveyById } from "./read";
import { readWidget } from "./read-widget";
import { writeWidget } from "./widget.store";
import { type SaveWidget, type ToldWidget, Widget } from "./widget-shapes";

/** Says on which sites a survey may be shown, and what brings it up there. */
export async function saveWidget(ctx: Context, input: SaveWidget): Promise<ToldWidget> {
  permit(ctx, "surveys.publish");
  const { surveyId } = input;
  const widget = Widget.parse(input);
  await inTransaction(ctx, async (tx) => {
    await surveyById(tx, surveyId);
    if (!(await writeWidget(tx, surveyId, widget))) {
      throw new Refusal("conflict", "Make the survey's open link first.");
    }
    const { active, origins } = widget;
    const act = active ? "survey.widget-opened" : "survey.widget-closed";
    await recordAct(tx, act, { kind: "survey", id: surveyId }, { origins });
  });
  const told = await readWidget(ctx, { surveyId });
  if (!told) throw new Error("a widget that was saved is not there");
  return told;
}
