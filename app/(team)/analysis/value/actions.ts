"use server";

import { action } from "@/app/_wiring/action";
import { askForFit } from "@/lib/value/ask-for-fit";
import { FitForm } from "@/lib/value/shapes";

export const fitModel = async (input: unknown) => action(FitForm, askForFit)(input);
