import { hash, verify } from "@node-rs/argon2";

// The first recommendation of OWASP's password storage guide: 19 MiB, two passes, one lane.
const parameters = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

// No one's password: what is checked against when there is no account, so that it takes as long.
let nobodys: Promise<string> | undefined;

/** What is stored of a password: argon2id with its own salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

/** Whether a password is right. Takes the same time when there is none to compare with. */
export async function passwordMatches(
  stored: string | null | undefined,
  password: string,
): Promise<boolean> {
  nobodys ??= hashPassword("nobody has this password");
  const matches = await verify(stored ?? (await nobodys), password);
  return matches && stored != null;
}
