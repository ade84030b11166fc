import { foreignAnswer } from "@/app/_wiring/member-route";
import { parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { askOf, responseOf, uncompressed } from "@/lib/front-door/exchange";
import { typeInDoor } from "@/lib/front-door/type-in-door";
import { TypeIn } from "@/lib/responses/type-in-shapes";

interface Route {
  params: Promise<{ id: string }>;
}

/** The survey as a member types it in. */
async function door(request: Request, { params }: Route): Promise<Response> {
  const ctx = await requirePermission("responses.write");
  const foreign = foreignAnswer(request);
  if (foreign) return foreign;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const input = parseOrMissing(TypeIn, { ...query, surveyId: (await params).id });
  return responseOf(await typeInDoor(uncompressed(askOf(request)), ctx, input));
}

export { door as GET, door as POST };
