import { connection } from "@/lib/access/connection";
import { preferencesDoor } from "@/lib/front-door/preferences-door";
import { env } from "@/lib/ground/env";

/** The same door as the server mounts before the framework; here for `next dev`. */
async function door(request: Request): Promise<Response> {
  const deps = { database: connection(), secret: env().AUTH_SECRET };
  return (await preferencesDoor(request, deps)) ?? new Response(null, { status: 404 });
}

export { door as GET, door as HEAD, door as POST };
