"use server";

import { action } from "@/app/_wiring/action";
import { editContactPolicy } from "@/lib/touchpoints/edit-contact-policy";
import { SaveContactPolicy } from "@/lib/touchpoints/save-contact-policy-shape";
import { simulatePolicy } from "@/lib/touchpoints/simulate-policy";

export const saveContactPolicy = async (input: unknown) =>
  action(SaveContactPolicy, editContactPolicy)(input);

export const tryContactPolicy = async (input: unknown) =>
  action(SaveContactPolicy, simulatePolicy)(input);
