import { otherMethods, requireKey } from "@/app/_wiring/http";
import { apiHeaders, thrownResponse } from "@/app/_wiring/problem";
import { type Arrival, arrivingForm } from "@/app/_wiring/upload";
import { importFile } from "@/lib/imports/import-file";

/** Takes a file as it arrives: only this route's body is not JSON. */
export async function POST(request: Request): Promise<Response> {
  let arrival: Arrival | undefined;
  try {
    const ctx = await requireKey(request);
    arrival = arrivingForm(request);
    const key = request.headers.get("idempotency-key") ?? undefined;
    const started = await importFile(ctx, await arrival.form, key);
    const headers = { ...apiHeaders, "content-type": "application/json" };
    return new Response(JSON.stringify(started), { status: 202, headers });
  } catch (error) {
    await arrival?.drain();
    return thrownResponse(error, "api.failed");
  }
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
