import { endpoint, otherMethods } from "@/app/_wiring/http";
import { removeRate } from "@/lib/value/rates/remove-rate";
import { OneRate } from "@/lib/value/rates/shapes";

export const DELETE = endpoint({ shape: OneRate, run: removeRate });

export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods("DELETE");
