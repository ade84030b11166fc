import { endpoint, otherMethods } from "@/app/_wiring/http";
import { TryTrigger } from "@/lib/touchpoints/shapes";
import { tryTrigger } from "@/lib/touchpoints/try-trigger";

export const POST = endpoint({ shape: TryTrigger, run: tryTrigger });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
