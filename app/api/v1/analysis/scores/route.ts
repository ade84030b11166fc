import { endpoint, otherMethods } from "@/app/_wiring/http";
import { scores } from "@/lib/analysis/scores";
import { ScoresRequest } from "@/lib/analysis/shapes";

export const POST = endpoint({ shape: ScoresRequest, run: scores });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
