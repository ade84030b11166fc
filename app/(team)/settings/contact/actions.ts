"use server";

import { action } from "@/app/_wiring/action";
import { editContactPolicy } from "@/lib/touchpoints/edit-contact-policy";
import { SaveContactPolicy } from "@/lib/touchpoints/save-contact-policy-shape";

export const saveContactPolicy = async (input: unknown) =>
  action(SaveContactPolicy, editContactPolicy)(input);
