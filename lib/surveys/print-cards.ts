import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import type { PrintCards } from "./open-link-shapes";
import { speaker } from "./page/view";
import { forPaper, isPrintable } from "./paper/printable";
import { qrCards } from "./paper/qr-cards";
import { surveyById } from "./read";
import { openUrl, requireOpenLink } from "./read-open-link";

/** A survey's codes on paper, for each of its places or for one. */
export async function printCards(
  ctx: Context,
  { surveyId, source, size }: PrintCards,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { slug, sources } = await requireOpenLink(ctx, { surveyId });
  const places = ["qr", ...sources.map((one) => one.source)];
  const wanted = source === undefined ? places : places.filter((place) => place === source);
  if (wanted.length === 0) throw new Refusal("not-found", "The link stands at no such place.");
  const { definition } = await inTransaction(ctx, (tx) => surveyById(tx, surveyId));
  const { name } = await readOrganization(ctx);
  const title = speaker(definition, {}, {})(definition.title);
  const bytes = qrCards({
    title: isPrintable(title) ? forPaper(title) : undefined,
    organization: forPaper(name),
    cards: wanted.map((place) => ({ place, address: openUrl(slug, place) })),
    size,
    now: ctx.now(),
  });
  return { name: `${slug}-${source ?? "places"}-${size}`, bytes };
}
