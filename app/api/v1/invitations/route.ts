import { endpoint, otherMethods } from "@/app/_wiring/http";
import { inviteCustomer } from "@/lib/delivery/invite-customer";
import { InviteCustomer } from "@/lib/delivery/shapes";

export const POST = endpoint({ shape: InviteCustomer, run: inviteCustomer, status: 201 });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
