import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";

export const outcomeRoles = ["nps", "csat", "ces"] as const;
export const questionRoles = [...outcomeRoles, "driver", "comment", "profile"] as const;
export type OutcomeRole = (typeof outcomeRoles)[number];
export type QuestionRole = (typeof questionRoles)[number];

/** The longest comment a customer may write, in UTF-16 units as browsers count `maxlength`. */
export const longestText = 5_000;

/** Text that may be empty. */
function words(max: number) {
  return z
    .string()
    .trim()
    .max(max, `Write at most ${max} characters.`)
    .refine(isStorable, "Contains characters that cannot be stored.");
}

/** Text that says something. */
function someWords(max: number) {
  return words(max).min(1, "Write something here.");
}

/** A question's stable name: what answers, exports and analysis call it in every version. */
export const QuestionKey = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, "Use letters, digits, - and _, starting with a letter.");

const asked = {
  key: QuestionKey,
  role: z.enum(questionRoles),
  /** What the customer reads. */
  wording: someWords(500),
  /** What reports call it: short and neutral. */
  label: someWords(80),
  hint: words(200).optional(),
  required: z.boolean().default(false),
};
const ends = { minLabel: words(60).default(""), maxLabel: words(60).default("") };

/** One tap on one of up to eleven whole numbers: NPS, CSAT, CES and the ratings of drivers. */
export const ScaleQuestion = z.object({
  ...asked,
  kind: z.literal("scale"),
  scale: z.object({ min: z.int().min(-10).max(10), max: z.int().min(-9).max(11), ...ends }),
  /** Begins the sentence that neighbouring ratings end ("How satisfied were you with …"). */
  stem: someWords(200).optional(),
});
export type ScaleQuestion = z.infer<typeof ScaleQuestion>;

/** A typed number, as imported measurements need it. */
export const NumberQuestion = z.object({
  ...asked,
  kind: z.literal("number"),
  scale: z.object({ min: z.number(), max: z.number(), ...ends }),
});
export type NumberQuestion = z.infer<typeof NumberQuestion>;

/** Free words. */
export const TextQuestion = z.object({ ...asked, kind: z.literal("text") });
export type TextQuestion = z.infer<typeof TextQuestion>;

export const Question = z.discriminatedUnion("kind", [ScaleQuestion, NumberQuestion, TextQuestion]);
export type Question = z.infer<typeof Question>;

/** The closing words: for everyone, or in their stead for one class of the NPS answer. */
const Thanks = z.object({
  everyone: someWords(1_000),
  promoter: someWords(1_000).optional(),
  passive: someWords(1_000).optional(),
  detractor: someWords(1_000).optional(),
});

/** A survey as data: the same shape in the form, in REST and in the database. */
export const SurveyDefinition = z
  .object({
    language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, "Use a tag such as en."),
    title: someWords(150),
    introduction: words(1_000).optional(),
    questions: z.array(Question).min(1).max(200),
    thanks: Thanks,
  })
  .superRefine((definition, context) => {
    for (const { path, message } of contradictions(definition.questions)) {
      context.addIssue({ code: "custom", path: ["questions", ...path], message });
    }
  });
export type SurveyDefinition = z.infer<typeof SurveyDefinition>;

interface Contradiction {
  path: (string | number)[];
  message: string;
}

function contradictions(questions: Question[]): Contradiction[] {
  const keys = new Set<string>();
  const outcomes = new Set<string>();
  return questions.flatMap((question, index) => {
    const found: Contradiction[] = [];
    const say = (field: string, message: string) => found.push({ path: [index, field], message });
    if (keys.has(question.key)) say("key", `Another question has the key ${question.key}.`);
    if (outcomes.has(question.role)) say("role", `Only one question can be the ${question.role}.`);
    keys.add(question.key);
    if (outcomeRoles.some((role) => role === question.role)) outcomes.add(question.role);
    for (const message of scaleProblems(question)) say("scale", message);
    const misfit = roleProblem(question);
    if (misfit) say("role", misfit);
    return found;
  });
}

function scaleProblems(question: Question): string[] {
  if (question.kind === "text") return [];
  const { min, max } = question.scale;
  if (question.role === "nps" && (min !== 0 || max !== 10)) return ["NPS is asked from 0 to 10."];
  if (question.kind === "number") return min > max ? ["The scale ends before it begins."] : [];
  if (min >= max) return ["The scale ends before it begins."];
  return max - min > 10 ? ["A scale has at most 11 points; ask for a number instead."] : [];
}

function roleProblem({ role, kind }: Question): string | undefined {
  if (role === "nps" && kind !== "scale") return "NPS is asked as a scale.";
  if (role === "comment" && kind !== "text") return "A comment is a text.";
  const measured = role === "csat" || role === "ces" || role === "driver";
  return measured && kind === "text" ? `A ${role} question needs a scale or a number.` : undefined;
}

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

export const EditSurvey = z.object({
  surveyId,
  name: Name.optional(),
  definition: SurveyDefinition.optional(),
  /** A closed survey takes no more answers. */
  closed: z.boolean().optional(),
  /** The revision the editor began with; the edit is refused when somebody saved since. */
  revision: z.int().optional(),
});
export type EditSurvey = z.infer<typeof EditSurvey>;

export const PublishSurvey = z.object({ surveyId });
export type PublishSurvey = z.infer<typeof PublishSurvey>;
export const ReadSurvey = z.object({ surveyId });
export type ReadSurvey = z.infer<typeof ReadSurvey>;

const surveyStatuses = ["draft", "published", "closed"] as const;
const surveySorts = ["created", "updated", "name"] as const;

export const ListSurveys = z.object({
  search: words(120).optional(),
  status: z.enum(surveyStatuses).optional(),
  sort: z.enum(surveySorts).default("created"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});
export type ListSurveys = z.infer<typeof ListSurveys>;

/** The list as a page asks for it: an address somebody changed by hand still shows a list. */
export const SurveyQuery = z.object({
  search: ListSurveys.shape.search.catch(undefined),
  status: ListSurveys.shape.status.catch(undefined),
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
