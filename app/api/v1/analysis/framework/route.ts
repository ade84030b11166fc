import { endpoint, otherMethods } from "@/app/_wiring/http";
import { framework } from "@/lib/framework/framework";
import { FrameworkRequest } from "@/lib/framework/shapes";

export const POST = endpoint({ shape: FrameworkRequest, run: framework });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
