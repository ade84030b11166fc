import { type Context, systemContext } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";

/** Who administers a demo; an address under example.com belongs to nobody. */
export interface DemoAdministrator {
  readonly email?: string | undefined;
  readonly password?: string | undefined;
  readonly apiKey?: string | undefined;
}

/**
 * The organisation of this installation; where there is none yet, an invented telecom company
 * marked as a demo, with one administrator. Filling it is another step.
 */
export async function foundDemo(
  door: Door,
  { email = "admin@example.com", password, apiKey }: DemoAdministrator = {},
): Promise<Context> {
  const organizationName = "Marlow Telecom";
  const first = { organizationName, email, password, apiKey, demo: true };
  const organizationId = await prepareFirstAdministrator(door, first);
  return systemContext(door.database, organizationId, door.now);
}
