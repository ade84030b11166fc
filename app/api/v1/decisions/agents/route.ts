import { endpoint, otherMethods } from "@/app/_wiring/http";
import { ReadCoverage } from "@/lib/touchpoints/ledger-shapes";
import { readCoverage } from "@/lib/touchpoints/read-ledger";

export const GET = endpoint({ shape: ReadCoverage, run: readCoverage });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
