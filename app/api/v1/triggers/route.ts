import { endpoint, otherMethods } from "@/app/_wiring/http";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { readTriggers } from "@/lib/touchpoints/read-triggers";
import { CreateTrigger, ListTriggers } from "@/lib/touchpoints/shapes";

export const GET = endpoint({ shape: ListTriggers, run: readTriggers });
export const POST = endpoint({ shape: CreateTrigger, run: createTrigger, status: 201 });

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
