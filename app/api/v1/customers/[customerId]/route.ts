import { endpoint, otherMethods } from "@/app/_wiring/http";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { readCustomer } from "@/lib/customers/read";
import { CustomerRequest } from "@/lib/customers/shapes";

export const GET = endpoint({ shape: CustomerRequest, run: readCustomer });
export const DELETE = endpoint({ shape: CustomerRequest, run: eraseCustomer });

export const { POST, PUT, PATCH, OPTIONS } = otherMethods("GET", "DELETE");
