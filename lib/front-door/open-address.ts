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
  /** A kiosk's screen, or where the survey begins within it. */
  kiosk: "screen" | "start" | undefined;
  /** Shown in a frame on another site. */
  widget: boolean;
}

/** Reads an address; undefined for what cannot be one. */
export function openPathOf(path: string): OpenPath | undefined {
  const [, slug, rest] = /^\/s\/p\/([a-z0-9-]{3,60})(?:\/([A-Za-z0-9_/-]+?))?\/?$/.exec(path) ?? [];
  if (slug === undefined) return undefined;
  const start = `/s/p/${slug}`;
  const here = { slug, start, token: undefined, kiosk: undefined, widget: false };
  if (rest === "kiosk") return { ...here, kiosk: "screen" };
  if (rest === "kiosk/start") return { ...here, kiosk: "start" };
  if (rest === "widget") return { ...here, widget: true };
  // Forms of a frame have their addresses below it: whatever is answered there is shown in it.
  const [, frame, token] = /^(?:(kiosk|widget)\/)?(.*)$/.exec(rest ?? "") ?? [];
  return { ...here, token: token || undefined, widget: frame === "widget" };
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
