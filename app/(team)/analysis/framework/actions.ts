"use server";

import { action } from "@/app/_wiring/action";
import { WhatIfRequest } from "@/lib/framework/shapes";
import { whatIf } from "@/lib/framework/what-if";

export const tryChange = async (input: unknown) => action(WhatIfRequest, whatIf)(input);
