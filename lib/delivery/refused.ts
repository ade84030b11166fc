import { type Addresses, addressesOf, comparable } from "@/lib/delivery/address";

/*
 * What is known against writing to addresses. A no holds for the person, by whatever channel; that
 * nothing arrives at an address holds for this address alone, and the next channel may be tried.
 */
export type RefusedAddresses = ReadonlyMap<string, "no" | "gone">;

/** Whether somebody said no at one of the addresses. */
export function saidNo(refused: RefusedAddresses, addresses: Addresses): boolean {
  return addressesOf(addresses).some((address) => refused.get(address) === "no");
}

/** The addresses without those at which nothing arrives. */
export function arriving(
  refused: RefusedAddresses,
  { email, phone, post, externalId }: Addresses,
): Addresses {
  const isGone = (address: string | null) =>
    address !== null && refused.get(comparable(address)) === "gone";
  return {
    email: isGone(email) ? null : email,
    phone: isGone(phone) ? null : phone,
    post: post ?? null,
    externalId: externalId ?? null,
  };
}
