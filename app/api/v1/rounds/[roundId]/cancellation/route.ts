import { endpoint, otherMethods } from "@/app/_wiring/http";
import { cancelRound } from "@/lib/touchpoints/rounds/cancel-round";
import { OneRound } from "@/lib/touchpoints/rounds/shapes";

export const POST = endpoint({ shape: OneRound, run: cancelRound, status: 202 });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
