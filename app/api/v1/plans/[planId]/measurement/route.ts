import { endpoint, otherMethods } from "@/app/_wiring/http";
import { measurePlan } from "@/lib/framework/measure-plan";
import { OnePlan } from "@/lib/framework/plan-shapes";

export const POST = endpoint({ shape: OnePlan, run: measurePlan, status: 201 });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
