/**
 * A phone number without what is written between its digits and with + for 00, as `customer.network_number`
 * keeps it. A zero in brackets is dialled within the country only.
 *
 * @example bareNumber("0049 (0)170/123-4567") // → "+491701234567"
 */
export function bareNumber(phone: string): string {
  const dialled = phone.replace(/^(\s*(?:\+|00)[^(]*)\(0\)/, "$1");
  return dialled.replace(/[\s().\-/]/g, "").replace(/^00/, "+");
}
