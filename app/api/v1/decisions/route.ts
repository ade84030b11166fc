import { endpoint, otherMethods } from "@/app/_wiring/http";
import { ListDecisions } from "@/lib/touchpoints/ledger-shapes";
import { readLedger } from "@/lib/touchpoints/read-ledger";

export const GET = endpoint({ shape: ListDecisions, run: readLedger });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
