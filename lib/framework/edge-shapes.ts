import { z } from "zod";
import { VariableKey } from "@/lib/framework/shapes";
import { isStorable } from "@/lib/ground/storable";

const edgeKinds = ["added", "removed", "fixed"] as const;

/** As many as a person can still answer for. */
export const mostEdges = 200;

const Reason = z
  .string()
  .trim()
  .min(3, "Say why, so that others can judge it.")
  .max(300, "At most 300 characters.")
  .refine(isStorable, "Contains characters that cannot be stored.");

const Ends = { from: VariableKey, to: VariableKey };

/** What is decided of one arrow; what was decided of it before makes room. */
export const DecideEdge = z.discriminatedUnion("kind", [
  z.strictObject({ ...Ends, kind: z.literal("added"), reason: Reason }),
  z.strictObject({ ...Ends, kind: z.literal("removed"), reason: Reason }),
  z.strictObject({
    ...Ends,
    kind: z.literal("fixed"),
    /** Units of the second per unit of the first. */
    coefficient: z.number().min(-1e12).max(1e12),
    reason: Reason,
  }),
]);
export type DecideEdge = z.infer<typeof DecideEdge>;

/** The same as a form asks it: a strength that is only read where one is fixed. */
export const EdgeForm = z
  .strictObject({
    from: z.string().min(1, "Choose where it begins."),
    to: z.string().min(1, "Choose where it ends."),
    kind: z.enum(edgeKinds),
    coefficient: z.string().trim(),
    reason: Reason,
  })
  .superRefine(({ kind, coefficient }, context) => {
    if (kind !== "fixed" || (coefficient !== "" && Number.isFinite(Number(coefficient)))) return;
    context.addIssue({ code: "custom", path: ["coefficient"], message: "Enter a number." });
  })
  .transform(
    ({ kind, coefficient, ...rest }): DecideEdge =>
      kind === "fixed" ? { ...rest, kind, coefficient: Number(coefficient) } : { ...rest, kind },
  );

export const OneEdge = z.strictObject({ edgeId: z.uuid() });
export type OneEdge = z.infer<typeof OneEdge>;

export const Edge = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  kind: z.enum(edgeKinds),
  coefficient: z.number().nullable(),
  reason: z.string(),
  decidedAt: z.string(),
});
export type Edge = z.infer<typeof Edge>;

export const ListEdges = z.strictObject({});
export const EdgeAnswer = z.object({ data: z.array(Edge), nextCursor: z.null() });
export type EdgeAnswer = z.infer<typeof EdgeAnswer>;
