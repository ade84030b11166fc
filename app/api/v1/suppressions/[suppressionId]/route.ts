import { endpoint, otherMethods } from "@/app/_wiring/http";
import { liftSuppression } from "@/lib/touchpoints/suppress-addresses";
import { OneSuppression } from "@/lib/touchpoints/suppression-shapes";

export const DELETE = endpoint({ shape: OneSuppression, run: liftSuppression });

export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods("DELETE");
