import { z } from "zod";
import { type AnalysisFilter, grains, type ValueTier, valueTiers } from "@/lib/analysis/shapes";
import { Day } from "@/lib/ground/moment";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";

const name = z.string().trim().min(1).max(200).refine(isStorable);

/** Given once, several times, or, as an untouched field of a form, empty. */
function severalOf<T extends string>(one: z.ZodType<T, string>) {
  return z
    .union([one, z.array(one).max(200)])
    .transform((given) => [given].flat())
    .optional()
    .catch(undefined);
}

const names = severalOf(name);

const tier = z.string().transform((text, { issues }): ValueTier => {
  const found = valueTiers.find((each) => each === text);
  if (found) return found;
  issues.push({ code: "custom", message: "no value tier", input: text });
  return z.NEVER;
});

/** What an analysis page was asked, as its address says it; nonsense is passed over. */
export const PageQuestion = z.object({
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  survey: severalOf(name.pipe(OpaqueId)),
  touchpoint: names,
  channel: names,
  team: names,
  segment: names,
  tier: severalOf(tier),
  outcome: name.optional().catch(undefined),
  grain: z.enum(grains).optional().catch(undefined),
});
export type PageQuestion = z.infer<typeof PageQuestion>;

/** The part of the question that narrows the rows. */
export function filterOf(question: PageQuestion): AnalysisFilter {
  const { from, to, survey, touchpoint, channel, team, segment, tier } = question;
  const parts = {
    from,
    to,
    surveys: survey,
    touchpoints: touchpoint,
    channels: channel,
    teams: team,
    segments: segment,
    valueTiers: tier,
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

/** The question as the rest of an address: "?team=North&outcome=nps", or nothing. */
export function addressOf(
  question: PageQuestion,
  more: Record<string, string | string[] | undefined> = {},
): string {
  const pairs = Object.entries({ ...question, ...more }).flatMap(([key, value]) =>
    [value ?? []].flat().map((each): [string, string] => [key, each]),
  );
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : "";
}
