import { otherMethods } from "@/app/_wiring/http";
import { catalogue } from "@/app/api/v1/openapi.json/catalogue";
import { openApiDocument } from "@/app/api/v1/openapi.json/document";
import { env } from "@/lib/ground/env";

export const dynamic = "force-dynamic";

/** The contract of the API, for programs. It tells nothing of anyone's data, so it is open. */
export function GET(): Response {
  return Response.json(openApiDocument(catalogue, env().APP_URL), {
    headers: { "cache-control": "public, max-age=300", "access-control-allow-origin": "*" },
  });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
