import { endpoint, otherMethods } from "@/app/_wiring/http";
import { OneInvitation } from "@/lib/delivery/queue-shapes";
import { retryInvitation } from "@/lib/delivery/retry-invitation";

export const POST = endpoint({ shape: OneInvitation, run: retryInvitation });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
