import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";

/** As many as fit into one menu. */
export const mostViews = 50;

/** The pages whose address says what they were asked. */
export const viewPages = {
  drivers: "/analysis",
  scores: "/analysis/scores",
  compare: "/analysis/compare",
  pair: "/analysis/pair",
  value: "/analysis/value",
  framework: "/analysis/framework",
} as const;

const pages = ["drivers", "scores", "compare", "pair", "value", "framework"] as const;
export type ViewPage = (typeof pages)[number];

const storable = (text: string) => isStorable(text);
const stored = "Contains characters that cannot be stored.";

const name = z
  .string()
  .trim()
  .min(1, "Give it a name.")
  .max(80, "At most 80 characters.")
  .refine(storable, stored);

const given = z.string().max(200).refine(storable, stored);

/** About what fits into an address. */
const longestQuestion = 6_000;

/** What the page was asked, as its address says it: each page passes over what it does not know. */
const Question = z
  .record(
    z.string().min(1).max(200).refine(storable, stored),
    z.union([given.transform((text) => [text]), z.array(given).max(200)]),
  )
  .refine((question) => Object.keys(question).length <= 60, "At most 60 names.")
  .refine((question) => JSON.stringify(question).length <= longestQuestion, "Too much is chosen.");

export const SaveView = z.strictObject({
  name,
  page: z.enum(pages),
  question: Question.default({}),
  /** With the organisation; otherwise only its member sees it. */
  shared: z.boolean().default(false),
});
export type SaveView = z.infer<typeof SaveView>;

/** What the form beside a page asks for; the page itself says the rest. */
export const NameView = z.strictObject({ name, shared: z.boolean() });

export const ChangeView = z
  .strictObject({ viewId: OpaqueId, name: name.optional(), shared: z.boolean().optional() })
  .refine(({ name: named, shared }) => named !== undefined || shared !== undefined, {
    message: "Give a name, or say whether it is shared.",
  });
export type ChangeView = z.infer<typeof ChangeView>;

export const OneView = z.strictObject({ viewId: OpaqueId });
export type OneView = z.infer<typeof OneView>;

export const ListViews = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
});
export type ListViews = z.infer<typeof ListViews>;

/** As the menu has it: what it asks is read when it is opened. */
const ViewHead = z.object({
  id: z.string(),
  name: z.string(),
  shared: z.boolean(),
  /** The member who made it; null where a key of the API did. */
  madeBy: z.string().nullable(),
});

/** One line of the menu, and whether who looks at it may change it. */
export type ViewLine = z.infer<typeof ViewHead> & { mayChange: boolean };

export const View = ViewHead.extend({
  page: z.enum(pages),
  question: z.record(z.string(), z.array(z.string())),
  /** Where it is opened, below the address of this Vocal. */
  path: z.string(),
});
export type View = z.infer<typeof View>;

export const ViewList = z.object({ data: z.array(View), nextCursor: z.string().nullable() });
export type ViewList = z.infer<typeof ViewList>;
