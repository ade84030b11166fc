import { endpoint, otherMethods } from "@/app/_wiring/http";
import { ListPlans, StartPlan } from "@/lib/framework/plan-shapes";
import { readPlans } from "@/lib/framework/read-plans";
import { startPlan } from "@/lib/framework/start-plan";

export const GET = endpoint({ shape: ListPlans, run: readPlans });
export const POST = endpoint({ shape: StartPlan, run: startPlan, status: 201 });

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
