import { endpoint, otherMethods } from "@/app/_wiring/http";
import { createRound } from "@/lib/touchpoints/rounds/create-round";
import { readRounds } from "@/lib/touchpoints/rounds/read-rounds";
import { CreateRound, ListRounds } from "@/lib/touchpoints/rounds/shapes";

export const GET = endpoint({ shape: ListRounds, run: readRounds });
export const POST = endpoint({ shape: CreateRound, run: createRound, status: 202 });

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
