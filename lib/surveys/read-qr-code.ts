import type { Context } from "@/lib/access/context";
import { Refusal } from "@/lib/ground/refusal";
import type { ReadQrCode } from "./open-link-shapes";
import { qrDrawing, qrPicture } from "./qr-code";
import { openUrl, requireOpenLink } from "./read-open-link";

/** A survey's open link as a QR code, for one of its places or by itself. */
export async function readQrCode(
  ctx: Context,
  { surveyId, source, format }: ReadQrCode,
): Promise<{ name: string; bytes: Buffer }> {
  const { slug, sources } = await requireOpenLink(ctx, { surveyId });
  if (source !== "qr" && !sources.some((one) => one.source === source)) {
    throw new Refusal("not-found", "The link stands at no such place.");
  }
  const address = openUrl(slug, source);
  const bytes = format === "svg" ? Buffer.from(await qrDrawing(address)) : await qrPicture(address);
  return { name: source === "qr" ? slug : `${slug}-${source}`, bytes };
}
