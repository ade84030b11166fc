import { endpoint, otherMethods } from "@/app/_wiring/http";
import { confirmRound } from "@/lib/touchpoints/rounds/confirm-round";
import { OneRound } from "@/lib/touchpoints/rounds/shapes";

export const POST = endpoint({ shape: OneRound, run: confirmRound, status: 202 });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
