/** The parts of a postal address, in the order in which they are stored, a line each. */
export const addressParts = ["name", "street", "addition", "postcode", "city", "country"] as const;
export type PostAddress = Record<(typeof addressParts)[number], string>;

/** A postal address from its stored lines. */
export function postAddress(stored: string): PostAddress {
  const [name = "", street = "", addition = "", postcode = "", city = "", country = ""] =
    stored.split("\n");
  return { name, street, addition, postcode, city, country };
}

/** The lines as they stand on an envelope. */
export function envelopeLines({ name, street, addition, postcode, city, country }: PostAddress) {
  const place = [postcode, city].filter(Boolean).join(" ");
  return [name, addition, street, place, country].filter(Boolean);
}
