"use server";

import { action } from "@/app/_wiring/action";
import { askPolicySimulation } from "@/lib/touchpoints/ask-simulation";
import { editContactPolicy } from "@/lib/touchpoints/edit-contact-policy";
import { readSimulation } from "@/lib/touchpoints/read-simulation";
import { SaveContactPolicy } from "@/lib/touchpoints/save-contact-policy-shape";
import { OneSimulation } from "@/lib/touchpoints/simulation-shapes";

export const saveContactPolicy = async (input: unknown) =>
  action(SaveContactPolicy, editContactPolicy)(input);

export const tryContactPolicy = async (input: unknown) =>
  action(SaveContactPolicy, askPolicySimulation)(input);

export const followPolicy = async (simulationId: string) =>
  action(OneSimulation, readSimulation)({ simulationId });
