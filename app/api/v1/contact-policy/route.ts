import { endpoint, otherMethods } from "@/app/_wiring/http";
import { EditContactPolicy, ReadContactPolicy } from "@/lib/touchpoints/contact-policy";
import { editContactPolicy, readContactPolicy } from "@/lib/touchpoints/edit-contact-policy";

export const GET = endpoint({ shape: ReadContactPolicy, run: readContactPolicy });
export const PUT = endpoint({ shape: EditContactPolicy, run: editContactPolicy });

export const { POST, PATCH, DELETE, OPTIONS } = otherMethods("GET", "PUT");
