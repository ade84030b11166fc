import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { contradictions } from "./contradictions";
import { Definition } from "./definition";
import { findingCodes } from "./finding";
import { LanguageTag, someWords, words } from "./said";

/** A survey as data: the same shape in the form, in REST and in the database. */
export const SurveyDefinition = Definition.superRefine((definition, context) => {
  for (const { path, message } of contradictions(definition)) {
    context.addIssue({ code: "custom", path, message });
  }
});
export type SurveyDefinition = z.infer<typeof SurveyDefinition>;

const Name = someWords(120);
const surveyId = OpaqueId;

/** A new survey, from a template or from a definition of one's own. */
export const CreateSurvey = z
  .object({ name: Name, template: z.string().optional(), definition: SurveyDefinition.optional() })
  .refine((given) => (given.template === undefined) !== (given.definition === undefined), {
    message: "Give either a template or a definition.",
    path: ["template"],
  });
export type CreateSurvey = z.infer<typeof CreateSurvey>;

const mostTags = 10;
/** Words to find surveys by; the same word in capitals is the same tag. */
const Tags = z
  .array(someWords(40).toLowerCase())
  .max(mostTags, `Use at most ${mostTags} tags.`)
  .transform((tags) => [...new Set(tags)].sort());

export const EditSurvey = z.object({
  surveyId,
  name: Name.optional(),
  definition: SurveyDefinition.optional(),
  /** A closed survey takes no more answers. */
  closed: z.boolean().optional(),
  /** An archived survey is closed and listed apart. */
  archived: z.boolean().optional(),
  tags: Tags.optional(),
  /** The revision the editor began with; the edit is refused when somebody saved since. */
  revision: z.int().optional(),
});
export type EditSurvey = z.infer<typeof EditSurvey>;

/** The tags as they are typed: with commas between them. */
export const TagSurvey = z.object({
  surveyId,
  tags: z
    .string()
    .transform((line) => line.split(",").filter((tag) => tag.trim() !== ""))
    .pipe(Tags),
});

export const PublishSurvey = z.object({ surveyId });
export type PublishSurvey = z.infer<typeof PublishSurvey>;
export const ReadSurvey = z.object({ surveyId });
export type ReadSurvey = z.infer<typeof ReadSurvey>;

/** Keys that answers may be known by: of each question ever published, those of its options. */
export type PublishedKeys = Readonly<Record<string, readonly string[]>>;

/** A translation as a file. */
export const ExportTexts = z.object({
  surveyId,
  language: LanguageTag,
  format: z.enum(["csv", "xliff"]),
});
export type ExportTexts = z.infer<typeof ExportTexts>;

/** A file a translator sent back. */
export const ReadTexts = z.object({ file: z.string().max(2_000_000, "The file is too large.") });
export type ReadTexts = z.infer<typeof ReadTexts>;

const surveyStatuses = ["draft", "published", "closed", "archived"] as const;
const surveySorts = ["created", "updated", "name"] as const;

export const ListSurveys = z.object({
  search: words(120).optional().describe("Part of the name, or of a tag."),
  status: z
    .enum(surveyStatuses)
    .optional()
    .describe("Absent, all but archived surveys are listed."),
  tag: words(40).toLowerCase().optional(),
  sort: z.enum(surveySorts).default("created"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});
export type ListSurveys = z.infer<typeof ListSurveys>;

/** The list as a page asks for it: an address somebody changed by hand still shows a list. */
export const SurveyQuery = z.object({
  search: ListSurveys.shape.search.catch(undefined),
  status: ListSurveys.shape.status.catch(undefined),
  tag: ListSurveys.shape.tag.catch(undefined),
  sort: z.enum(surveySorts).catch("updated"),
  cursor: ListSurveys.shape.cursor.catch(undefined),
  limit: z.literal(50).catch(50),
});
export type SurveyQuery = z.infer<typeof SurveyQuery>;

const when = z.iso.datetime();

/** A survey in a list. */
export const SurveySummary = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(surveyStatuses),
  tags: z.array(z.string()),
  /** The published version's number. */
  version: z.number().nullable(),
  /** Edited since it was published, or never published. */
  changed: z.boolean(),
  questions: z.number(),
  createdAt: when,
  updatedAt: when,
});
export type SurveySummary = z.infer<typeof SurveySummary>;
export const SurveyList = z.object({
  data: z.array(SurveySummary),
  nextCursor: z.string().nullable(),
});
export type SurveyList = z.infer<typeof SurveyList>;

/** A survey with its draft, as it is edited. */
export const Survey = SurveySummary.extend({
  revision: z.number(),
  definition: SurveyDefinition,
});
export type Survey = z.infer<typeof Survey>;

/** What was published at one time, and is answered from then on. */
export const SurveyVersion = z.object({
  id: z.string(),
  surveyId: z.string(),
  version: z.number(),
  name: z.string(),
  /** The survey takes no more answers. */
  closed: z.boolean(),
  publishedAt: when,
  definition: SurveyDefinition,
});
export type SurveyVersion = z.infer<typeof SurveyVersion>;
export const SurveyVersionList = z.object({ data: z.array(SurveyVersion) });

/** Which two versions are compared: numbers, or "draft". */
export const VersionQuery = z.object({
  before: z.string().max(10).optional().catch(undefined),
  after: z.string().max(10).optional().catch(undefined),
});
export type VersionQuery = z.infer<typeof VersionQuery>;

/** What to look at before a survey is published. */
export const SurveyReview = z.object({
  findings: z.array(
    z.object({
      weight: z.enum(["problem", "advice"]),
      code: z.enum(findingCodes),
      message: z.string(),
      path: z.string(),
    }),
  ),
  seconds: z.number(),
});

export const ListTemplates = z.object({});
export const SurveyTemplateList = z.object({
  data: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      purpose: z.string(),
      definition: SurveyDefinition,
    }),
  ),
});
