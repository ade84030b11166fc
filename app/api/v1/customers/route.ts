import { endpoint, otherMethods } from "@/app/_wiring/http";
import { recordCustomers } from "@/lib/customers/record-customers";
import { OneOrMany } from "@/lib/ground/batch";

export const POST = endpoint({
  shape: OneOrMany,
  run: recordCustomers,
  status: (answer) => ("results" in answer ? 200 : 201),
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
