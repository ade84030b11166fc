import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { pdfDownload } from "@/app/_wiring/stream";
import { printLetters } from "@/lib/delivery/letters/read-letters";
import { OneBatch } from "@/lib/delivery/letters/shapes";

interface Route {
  params: Promise<{ batchId: string }>;
}

/** A batch's letters to be printed, for a signed-in member. */
export async function GET(_request: Request, { params }: Route): Promise<Response> {
  const ctx = await requirePermission("invitations.send");
  const wanted = parseOrMissing(OneBatch, await params);
  const { name, bytes } = await orMissing(printLetters(ctx, wanted));
  return pdfDownload(bytes, name);
}
