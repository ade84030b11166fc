import { endpoint, otherMethods } from "@/app/_wiring/http";
import { InteractionRequest } from "@/lib/touchpoints/interaction-shapes";
import { readInteraction } from "@/lib/touchpoints/read-interaction";

export const GET = endpoint({ shape: InteractionRequest, run: readInteraction });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
