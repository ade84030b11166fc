import { endpoint, otherMethods } from "@/app/_wiring/http";
import { inviteCustomer } from "@/lib/delivery/invite-customer";
import { ListQueue } from "@/lib/delivery/queue-shapes";
import { readQueue } from "@/lib/delivery/read-queue";
import { InviteCustomer } from "@/lib/delivery/shapes";

export const GET = endpoint({ shape: ListQueue, run: readQueue });
export const POST = endpoint({ shape: InviteCustomer, run: inviteCustomer, status: 201 });

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
