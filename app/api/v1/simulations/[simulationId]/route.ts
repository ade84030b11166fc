import { endpoint, otherMethods } from "@/app/_wiring/http";
import { readSimulation } from "@/lib/touchpoints/read-simulation";
import { OneSimulation } from "@/lib/touchpoints/simulation-shapes";

export const GET = endpoint({ shape: OneSimulation, run: readSimulation });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
