import { endpoint, otherMethods } from "@/app/_wiring/http";
import { OneOrMany } from "@/lib/ground/batch";
import { recordInteractions } from "@/lib/touchpoints/record-interactions";

export const POST = endpoint({
  shape: OneOrMany,
  run: recordInteractions,
  status: (answer) => ("results" in answer ? 200 : 201),
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
