import { endpoint, otherMethods } from "@/app/_wiring/http";
import { askTriggerSimulation } from "@/lib/touchpoints/ask-simulation";
import { SimulateTrigger } from "@/lib/touchpoints/simulation-shapes";

export const POST = endpoint({
  shape: SimulateTrigger,
  run: askTriggerSimulation,
  status: ({ status }) => (status === "ended" ? 200 : 202),
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
