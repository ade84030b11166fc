import { endpoint, otherMethods } from "@/app/_wiring/http";
import { OneOrMany } from "@/lib/ground/batch";
import { recordReferrals } from "@/lib/value/referrals/record-referrals";

export const POST = endpoint({
  shape: OneOrMany,
  run: recordReferrals,
  status: (answer) => ("results" in answer ? 200 : 201),
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
