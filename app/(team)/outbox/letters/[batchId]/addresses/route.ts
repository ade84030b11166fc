import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { textDownload } from "@/app/_wiring/stream";
import { listLetters } from "@/lib/delivery/letters/read-letters";
import { OneBatch } from "@/lib/delivery/letters/shapes";

interface Route {
  params: Promise<{ batchId: string }>;
}

/** A batch's addresses for a mail house, for a signed-in member. */
export async function GET(_request: Request, { params }: Route): Promise<Response> {
  const ctx = await requirePermission("invitations.send");
  const wanted = parseOrMissing(OneBatch, await params);
  const { name, text } = await orMissing(listLetters(ctx, wanted));
  return textDownload(text, name, "csv");
}
