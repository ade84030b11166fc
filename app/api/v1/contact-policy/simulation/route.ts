import { endpoint, otherMethods } from "@/app/_wiring/http";
import { simulatePolicy } from "@/lib/touchpoints/simulate-policy";
import { SimulatePolicy } from "@/lib/touchpoints/simulation-shapes";

export const POST = endpoint({ shape: SimulatePolicy, run: simulatePolicy });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
