import { endpoint, otherMethods } from "@/app/_wiring/http";
import { WhatIfRequest } from "@/lib/framework/shapes";
import { whatIf } from "@/lib/framework/what-if";

export const POST = endpoint({ shape: WhatIfRequest, run: whatIf });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
