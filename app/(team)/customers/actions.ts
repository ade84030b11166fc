"use server";

import { redirect } from "next/navigation";
import { action } from "@/app/_wiring/action";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { CustomerRequest } from "@/lib/customers/shapes";

export const erase = async (customerId: string) => {
  const answer = await action(CustomerRequest, eraseCustomer)({ customerId });
  if (answer.ok) redirect("/customers");
  return answer;
};
