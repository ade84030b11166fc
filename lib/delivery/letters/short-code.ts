import { createHash, randomInt } from "node:crypto";

// Letters and digits that nobody takes for one another when reading them from paper.
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const markLength = 3;
const ownLength = 9;

/** The beginning of an organisation's codes, by which it is found: 15 bits of its id's hash. */
export function markOf(organizationId: string): string {
  const bits = createHash("sha256").update(organizationId).digest().readUInt16BE() >>> 1;
  return [10, 5, 0].map((shift) => signs[(bits >>> shift) & 31]).join("");
}

/** A code that nobody guesses: 45 random bits behind its organisation's mark. */
export function newCode(organizationId: string): string {
  const own = Array.from({ length: ownLength }, () => signs[randomInt(signs.length)]);
  return markOf(organizationId) + own.join("");
}

/** The same in groups, as people read it aloud. */
export function codeInGroups(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** A code as somebody typed it; undefined for what cannot be one. */
export function typedCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  const isCode =
    code.length === markLength + ownLength && [...code].every((one) => signs.includes(one));
  return isCode ? code : undefined;
}
