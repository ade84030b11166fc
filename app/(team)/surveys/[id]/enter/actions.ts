"use server";

import { action } from "@/app/_wiring/action";
import { beginTypeIn } from "@/lib/responses/begin-type-in";
import { TypeIn } from "@/lib/responses/type-in-shapes";

export const beginEntry = async (input: unknown) => action(TypeIn, beginTypeIn)(input);
