import { endpoint, otherMethods } from "@/app/_wiring/http";
import { OnePlan } from "@/lib/framework/plan-shapes";
import { readPlan } from "@/lib/framework/read-plans";

export const GET = endpoint({ shape: OnePlan, run: readPlan });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
