import { connection } from "@/lib/access/connection";
import { embedDoor } from "@/lib/front-door/embed-door";
import { askOf, responseOf } from "@/lib/front-door/exchange";
import { env } from "@/lib/ground/env";

/** The same door as the server mounts before the framework; here for `next dev`. */
async function door(request: Request): Promise<Response> {
  const deps = { database: connection(), secret: env().AUTH_SECRET };
  const answer = await embedDoor(askOf(request), deps);
  return answer ? responseOf(answer) : new Response(null, { status: 404 });
}

export { door as GET, door as HEAD };
