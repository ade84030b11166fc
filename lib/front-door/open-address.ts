import type { Database } from "@/lib/db/client";
import { findOpenSlug } from "@/lib/surveys/find-open-slug";

/** Whose survey an address leads to. */
export interface OpenHome {
  organizationId: string;
  surveyId: string;
}

/** What an address of an open survey asks for: `/s/p/<slug>`, or one form handed out there. */
export interface OpenPath {
  slug: string;
  /** Its own address. */
  start: string;
  /** The signed form, once there is one to come back to. */
  token: string | undefined;
}

/** Reads an address; undefined for what cannot be one. */
export function openPathOf(path: string): OpenPath | undefined {
  const [, slug, token] = /^\/s\/p\/([a-z0-9-]{3,60})(?:\/([A-Za-z0-9_-]+))?\/?$/.exec(path) ?? [];
  return slug === undefined ? undefined : { slug, token, start: `/s/p/${slug}` };
}

const mostKept = 2_000;
const kept = new WeakMap<Database, Map<string, OpenHome>>();

/** Where an address leads; kept in memory, because it leads there for good. */
export async function homeOf(database: Database, slug: string): Promise<OpenHome | undefined> {
  const known = kept.get(database) ?? new Map<string, OpenHome>();
  kept.set(database, known);
  const home = known.get(slug) ?? (await findOpenSlug(database, slug));
  if (home && known.size < mostKept) known.set(slug, home);
  return home;
}
