import { endpoint, otherMethods } from "@/app/_wiring/http";
import { simulateTrigger } from "@/lib/touchpoints/simulate-trigger";
import { SimulateTrigger } from "@/lib/touchpoints/simulation-shapes";

export const POST = endpoint({ shape: SimulateTrigger, run: simulateTrigger });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
