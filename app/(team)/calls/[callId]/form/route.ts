import { foreignAnswer } from "@/app/_wiring/member-route";
import { parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { OneCall } from "@/lib/delivery/calls/shapes";
import { callDoor } from "@/lib/front-door/call-door";
import { askOf, responseOf, uncompressed } from "@/lib/front-door/exchange";

interface Route {
  params: Promise<{ callId: string }>;
}

/** The survey of the customer who is on the telephone. */
async function door(request: Request, { params }: Route): Promise<Response> {
  const ctx = await requirePermission("calls.work");
  const foreign = foreignAnswer(request);
  if (foreign) return foreign;
  const call = parseOrMissing(OneCall, await params);
  return responseOf(await callDoor(uncompressed(askOf(request)), ctx, call));
}

export { door as GET, door as POST };
