import { endpoint, otherMethods } from "@/app/_wiring/http";
import { readRound } from "@/lib/touchpoints/rounds/read-rounds";
import { OneRound } from "@/lib/touchpoints/rounds/shapes";

export const GET = endpoint({ shape: OneRound, run: readRound });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
