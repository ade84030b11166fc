"use server";

import { action } from "@/app/_wiring/action";
import { TryInteraction } from "@/lib/touchpoints/ledger-shapes";
import { tryInteraction } from "@/lib/touchpoints/try-trigger";

export const tryNow = async (input: unknown) => action(TryInteraction, tryInteraction)(input);
