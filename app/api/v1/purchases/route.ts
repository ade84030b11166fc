import { endpoint, otherMethods } from "@/app/_wiring/http";
import { recordPurchases } from "@/lib/customers/record-purchases";
import { OneOrMany } from "@/lib/ground/batch";

export const POST = endpoint({
  shape: OneOrMany,
  run: recordPurchases,
  status: (answer) => ("results" in answer ? 200 : 201),
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
