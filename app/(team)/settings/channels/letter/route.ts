import { requirePermission } from "@/app/_wiring/session";
import { pdfDownload } from "@/app/_wiring/stream";
import { tryLetter } from "@/lib/delivery/letters/try-letter";

/** A letter to nobody, for a signed-in administrator who tries how letters are printed. */
export async function GET(): Promise<Response> {
  const ctx = await requirePermission("channels.manage");
  return pdfDownload(await tryLetter(ctx), "test-letter");
}
