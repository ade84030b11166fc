import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { bytesDownload } from "@/app/_wiring/stream";
import { ReadQrCode } from "@/lib/surveys/open-link-shapes";
import { readQrCode } from "@/lib/surveys/read-qr-code";

interface Route {
  params: Promise<{ id: string }>;
}

/** The open link as a QR code, for a signed-in member. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const ctx = await requirePermission("surveys.read");
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const wanted = parseOrMissing(ReadQrCode, { ...query, surveyId: (await params).id });
  const { name, bytes } = await orMissing(readQrCode(ctx, wanted));
  return bytesDownload(bytes, name, wanted.format);
}
