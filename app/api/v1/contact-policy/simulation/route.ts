import { endpoint, otherMethods } from "@/app/_wiring/http";
import { askPolicySimulation } from "@/lib/touchpoints/ask-simulation";
import { SimulatePolicy } from "@/lib/touchpoints/simulation-shapes";

export const POST = endpoint({
  shape: SimulatePolicy,
  run: askPolicySimulation,
  status: ({ status }) => (status === "ended" ? 200 : 202),
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
