import { endpoint, otherMethods } from "@/app/_wiring/http";
import { OneOrMany } from "@/lib/ground/batch";
import { readResponses } from "@/lib/responses/read";
import { recordResponses } from "@/lib/responses/record-responses";
import { ListResponses } from "@/lib/responses/shapes";

export const GET = endpoint({ shape: ListResponses, run: readResponses });
export const POST = endpoint({
  shape: OneOrMany,
  run: recordResponses,
  status: (answer) => ("results" in answer ? 200 : 201),
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
