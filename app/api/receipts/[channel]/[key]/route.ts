import { door } from "@/app/_wiring/door";
import { readBody } from "@/app/_wiring/json-body";
import { apiHeaders, thrownResponse } from "@/app/_wiring/problem";
import { receiveReports } from "@/lib/delivery/receive-reports";

interface Route {
  params: Promise<{ channel: string; key: string }>;
}

/** Where providers and mail servers tell what became of messages. */
export async function POST(request: Request, { params }: Route): Promise<Response> {
  try {
    const { channel, key } = await params;
    const body = Buffer.from(await readBody(request));
    const contentType = request.headers.get("content-type") ?? "";
    const fromTwilio = request.headers.get("x-twilio-signature");
    const signature = fromTwilio ?? request.headers.get("vocal-signature");
    const taken = await receiveReports(door(), { channel, key, contentType, signature, body });
    // Twilio reads what it should write back, which is nothing.
    return fromTwilio === null
      ? Response.json(taken, { headers: apiHeaders })
      : new Response("<Response/>", { headers: { ...apiHeaders, "content-type": "text/xml" } });
  } catch (error) {
    return thrownResponse(error, "receipts.failed");
  }
}
