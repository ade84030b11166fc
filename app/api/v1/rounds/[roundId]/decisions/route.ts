import { endpoint, otherMethods } from "@/app/_wiring/http";
import { readRoundDecisions } from "@/lib/touchpoints/rounds/read-rounds";
import { ListRoundDecisions } from "@/lib/touchpoints/rounds/shapes";

export const GET = endpoint({ shape: ListRoundDecisions, run: readRoundDecisions });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
