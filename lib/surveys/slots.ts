import { Day } from "@/lib/ground/moment";
import { isStorable } from "@/lib/ground/storable";
import type {
  ChoiceQuestion,
  DateQuestion,
  NumberQuestion,
  Option,
  Question,
  ScaleQuestion,
} from "./question-kinds";
import { longestLine, longestText } from "./said";

/** Why an answer cannot be kept; each has its sentence in every language. */
export type Fault =
  | { code: "required"; ask: "choose" | "write" | "tick" | "enter" }
  | { code: "type"; ask: "choose" | "write" | "tick" | "rank" | "date" | "email" | "phone" }
  | { code: "range"; verb: "choose" | "enter"; min: number; max: number }
  | { code: "range-date"; earliest?: string | undefined; latest?: string | undefined }
  | { code: "too-long"; max: number }
  | { code: "characters" };

/** One place an answer goes to: most questions have one, a contact has one for each part. */
export interface Slot {
  key: string;
  required: boolean;
  silence: Fault;
  check: (value: unknown) => Fault | undefined;
}

const choose: Fault = { code: "type", ask: "choose" };

/** Questions do not change once they are read, and each answer is checked against their slots. */
const made = new WeakMap<Question, readonly Slot[]>();

/** The places a question's answers go to; none for a statement. */
export function slotsOf(question: Question): readonly Slot[] {
  const known = made.get(question);
  if (known) return known;
  const slots = makeSlots(question);
  made.set(question, slots);
  return slots;
}

function makeSlots(question: Question): Slot[] {
  const { key, required } = question;
  const slot = (check: Slot["check"], ask: "choose" | "write" | "tick" | "enter"): Slot => ({
    key,
    required,
    silence: { code: "required", ask },
    check,
  });
  switch (question.kind) {
    case "scale":
      return [
        { ...slot((value) => scaleFault(question, value), "choose"), silence: range(question) },
      ];
    case "number":
      return [
        { ...slot((value) => scaleFault(question, value), "enter"), silence: range(question) },
      ];
    case "text":
      return [
        slot((value) => textFault(value, question.short ? longestLine : longestText), "write"),
      ];
    case "choice":
      return choiceSlots(
        question,
        slot((value) => choiceFault(question, value), "choose"),
      );
    case "ranking":
      return [slot((value) => rankingFault(question.options, value), "choose")];
    case "date":
      return [slot((value) => dateFault(question, value), "enter")];
    case "consent":
      return [
        slot((value) => (value === "yes" ? undefined : { code: "type", ask: "tick" }), "tick"),
      ];
    case "contact":
      return question.parts.map((part) => ({
        ...slot((value) => contactFault(part, value), "write"),
        key: `${key}.${part}`,
      }));
    case "callback":
      return [
        { ...slot((value) => contactFault("phone", value), "write"), key: `${key}.phone` },
        { ...slot((value) => optionFault(question.options, value), "choose"), key: `${key}.time` },
      ];
    case "statement":
      return [];
  }
}

function choiceSlots(question: ChoiceQuestion, chosen: Slot): Slot[] {
  if (question.other === undefined) return [chosen];
  const key = `${question.key}.otherText`;
  const written = (value: unknown) => textFault(value, longestLine);
  return [chosen, { key, required: false, silence: choose, check: written }];
}

function range({ kind, scale }: ScaleQuestion | NumberQuestion): Fault {
  const { min, max } = scale;
  return { code: "range", verb: kind === "scale" ? "choose" : "enter", min, max };
}

function scaleFault(question: ScaleQuestion | NumberQuestion, value: unknown): Fault | undefined {
  const { kind, scale } = question;
  const whole = kind === "number" || Number.isInteger(value);
  const fits = typeof value === "number" && Number.isFinite(value) && whole;
  return fits && value >= scale.min && value <= scale.max ? undefined : range(question);
}

function textFault(value: unknown, max: number): Fault | undefined {
  if (typeof value !== "string") return { code: "type", ask: "write" };
  if (value.length > max) return { code: "too-long", max };
  return isStorable(value) ? undefined : { code: "characters" };
}

function optionFault(options: readonly Option[], value: unknown): Fault | undefined {
  return options.some(({ key }) => key === value) ? undefined : choose;
}

function choiceFault({ multiple, options, other }: ChoiceQuestion, value: unknown) {
  const keys = [...options.map(({ key }) => key), ...(other === undefined ? [] : ["other"])];
  const among = (one: unknown) => typeof one === "string" && keys.includes(one);
  if (!multiple) return among(value) ? undefined : choose;
  const fits = Array.isArray(value) && value.length > 0 && value.every(among);
  return fits && new Set(value).size === value.length ? undefined : choose;
}

function rankingFault(options: readonly Option[], value: unknown): Fault | undefined {
  const ranked = Array.isArray(value) && value.length === options.length;
  const complete = ranked && options.every(({ key }) => value.includes(key));
  return complete ? undefined : { code: "type", ask: "rank" };
}

function dateFault({ earliest, latest }: DateQuestion, value: unknown): Fault | undefined {
  if (!Day.safeParse(value).success || typeof value !== "string") {
    return { code: "type", ask: "date" };
  }
  const outside = (earliest && value < earliest) || (latest && value > latest);
  return outside ? { code: "range-date", earliest, latest } : undefined;
}

function contactFault(part: "name" | "email" | "phone", value: unknown): Fault | undefined {
  const problem = textFault(value, longestLine);
  if (problem || typeof value !== "string") return problem;
  if (part === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    return { code: "type", ask: "email" };
  }
  const digits = value.replace(/\D/g, "").length;
  const number = /^\+?[\d\s()./-]+$/.test(value) && digits >= 5 && digits <= 20;
  return part === "phone" && !number ? { code: "type", ask: "phone" } : undefined;
}
