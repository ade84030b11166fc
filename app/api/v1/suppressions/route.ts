import { endpoint, otherMethods } from "@/app/_wiring/http";
import { OneOrMany } from "@/lib/ground/batch";
import { readSuppressions } from "@/lib/touchpoints/read-suppressions";
import { suppressAddresses } from "@/lib/touchpoints/suppress-addresses";
import { ListSuppressions } from "@/lib/touchpoints/suppression-shapes";

export const GET = endpoint({ shape: ListSuppressions, run: readSuppressions });
export const POST = endpoint({ shape: OneOrMany, run: suppressAddresses, status: 200 });

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
