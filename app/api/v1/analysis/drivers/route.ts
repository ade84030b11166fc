import { endpoint, otherMethods } from "@/app/_wiring/http";
import { drivers } from "@/lib/analysis/drivers";
import { DriversRequest } from "@/lib/analysis/shapes";

export const POST = endpoint({ shape: DriversRequest, run: drivers });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
