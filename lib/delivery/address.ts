import { bareNumber } from "@/lib/customers/bare-number";
import type { ChannelKind } from "@/lib/delivery/kinds";
import { isMailAddress } from "@/lib/ground/mail-address";

/** What is known of a customer's addresses. */
export interface Addresses {
  email: string | null;
  phone: string | null;
  /** The lines of a postal address; looked up only where letters are written. */
  post?: string | null;
  /** What the organisation's own systems call the customer. */
  externalId?: string | null;
}

/** With more records than this, an address belongs to nobody in particular. */
export const mostPerPhone = 5;
export const mostPerMailbox = 100;

/** Fewer digits are no telephone of anybody: "n/a", "unknown", "none". */
export const leastDigits = 5;

const isTelephone = (phone: string) => phone.replace(/\D/g, "").length >= leastDigits;

/**
 * A phone number as networks take it: +, country, number; null for any that lacks its country.
 *
 * @example networkNumber("+49 (0)170 123-4567") // → "+491701234567"
 */
export function networkNumber(phone: string): string | null {
  const digits = bareNumber(phone);
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null;
}

/**
 * Where a channel finds a customer; null where it cannot. A webhook's receiver finds people by what
 * it knows them by, so that either address will do.
 */
export function addressFor(
  kind: ChannelKind,
  { email, phone, post = null, externalId = null }: Addresses,
): string | null {
  const mail = email !== null && isMailAddress(email) ? email : null;
  const number = phone === null ? null : networkNumber(phone);
  switch (kind) {
    case "email":
      return mail;
    case "sms":
      return number;
    case "phone":
      return number ?? (phone !== null && /\d{3}/.test(phone) ? phone.trim() : null);
    case "webhook":
      return number ?? mail;
    case "letter":
      return post;
    case "widget":
      return externalId;
    case "link":
      return "";
  }
}

/**
 * All addresses of one person, as they are compared; each once and in one order for everybody. What was
 * written down for want of a telephone is nobody's.
 */
export function addressesOf({ email, phone }: Addresses): string[] {
  const telephone = phone !== null && isTelephone(phone) ? phone : null;
  const given = [email, telephone].flatMap((address) => (address ? [comparable(address)] : []));
  return [...new Set(given)].sort();
}

/** An address as it is compared: in small letters, numbers as networks take them. */
export function comparable(address: string): string {
  return networkNumber(address) ?? address.trim().toLowerCase();
}
