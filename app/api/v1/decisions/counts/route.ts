import { endpoint, otherMethods } from "@/app/_wiring/http";
import { CountDecisions } from "@/lib/touchpoints/ledger-shapes";
import { readReasonsByDay } from "@/lib/touchpoints/read-ledger";

export const GET = endpoint({ shape: CountDecisions, run: readReasonsByDay });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
