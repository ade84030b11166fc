import { endpoint, otherMethods } from "@/app/_wiring/http";
import { TryInteraction } from "@/lib/touchpoints/ledger-shapes";
import { tryInteraction } from "@/lib/touchpoints/try-trigger";

export const POST = endpoint({ shape: TryInteraction, run: tryInteraction });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
