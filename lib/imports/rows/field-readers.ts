import { CustomerFields } from "@/lib/customers/shapes";
import type { Question } from "@/lib/surveys/question-kinds";
import { longestText } from "@/lib/surveys/said";
import type { ColumnProfile } from "../reading/column-tally";
import type { ColumnMapping } from "../shapes";
import type { Target } from "../targets";
import {
  type CellReader,
  checkedReader,
  type Scalar,
  textReader,
  Unreadable,
  withMissing,
} from "./cell";
import { dayReader } from "./moment-cell";
import { amountReader, numberFormats, numberReader, yesNoReader } from "./number-cell";

interface Column {
  target: Target;
  mapping: ColumnMapping;
  profile: ColumnProfile;
}

const longest = 200;
const lengths: Record<string, number> = { "customer.phone": 50 };

const checks: Record<string, () => CellReader<string>> = {
  "customer.email": () =>
    checkedReader(
      (text) => CustomerFields.shape.email.safeParse(text).success,
      new Unreadable("email", "This is not an e-mail address."),
    ),
  "customer.locale": () =>
    checkedReader(
      (text) => CustomerFields.shape.locale.safeParse(text).success,
      new Unreadable("locale", "This is not a language tag such as en."),
    ),
  "customer.timezone": () =>
    checkedReader(
      (text) => CustomerFields.shape.timezone.safeParse(text).success,
      new Unreadable("timezone", "There is no such time zone."),
    ),
};

/** A reader for the cells of one column, for every target but moments. */
export function fieldReader(column: Column, question?: Question): CellReader<Scalar> {
  return withMissing(bareReader(column, question), column.mapping.missing);
}

function bareReader({ target, mapping, profile }: Column, question?: Question): CellReader<Scalar> {
  if (target.of === "answer") {
    const numeric = !question || question.kind === "scale" || question.kind === "number";
    return numeric ? numberReader(mapping, profile) : textReader(longestText);
  }
  if (target.of === "attribute") return attributeReader(mapping, profile);
  if (target.kind === "day") return dayReader({ mapping, profile });
  if (target.kind === "yes-no") return yesNoReader(asSaid(target, mapping));
  if (target.kind === "number") return numberReader(mapping, profile);
  if (target.kind === "amount") return amountReader(mapping, profile);
  if (target.kind === "share") return shareReader(mapping, profile);
  return checks[target.name]?.() ?? textReader(lengths[target.name] ?? longest);
}

/** Consent is given in so many words: where only its noes are named, every other word is neither. */
function asSaid({ name }: Target, mapping: ColumnMapping): ColumnMapping {
  const isConsent = /^customer\.consent\b/.test(name);
  return isConsent && mapping.false !== undefined ? { true: [], ...mapping } : mapping;
}

function shareReader(mapping: ColumnMapping, profile: ColumnProfile): CellReader<string> {
  const read = amountReader(mapping, profile);
  const wrong = new Unreadable("range", "A share lies between 0 and 1, or is a percentage.");
  return (text) => {
    const value = read(text);
    const isShare = typeof value === "string" && Number(value) >= 0 && Number(value) <= 1;
    return isShare || value instanceof Unreadable ? value : wrong;
  };
}

/** An attribute is a number, yes or no, or text: what the column is, unless the mapping says. */
function attributeReader(mapping: ColumnMapping, profile: ColumnProfile): CellReader<Scalar> {
  const isNumber = profile.kind === "number" && !profile.samples.some(hasLeadingZero);
  if (mapping.values || isNumber || isNumberFormat(mapping.format)) {
    return numberReader(mapping, profile);
  }
  const isYesNo = mapping.true !== undefined || mapping.false !== undefined;
  return isYesNo || profile.kind === "yes-no" ? yesNoReader(mapping) : textReader(500);
}

/** "0012" is a name made of digits. */
function hasLeadingZero(text: string): boolean {
  return /^0\d/.test(text);
}

export function isNumberFormat(format: string | undefined): boolean {
  return numberFormats.some((known) => known === format);
}

/** Whether the cells of an answer column are numbers, when no survey says so. */
export function isNumericAnswer(mapping: ColumnMapping, profile: ColumnProfile): boolean {
  if (mapping.role !== undefined) return mapping.role !== "comment" && !isWordy(mapping, profile);
  if (["nps", "csat", "ces"].includes(mapping.to.replace(/^answer\./, ""))) return true;
  return !isWordy(mapping, profile);
}

function isWordy(mapping: ColumnMapping, profile: ColumnProfile): boolean {
  const worded = mapping.values ?? mapping.true ?? mapping.false ?? mapping.scale;
  if (worded !== undefined || isNumberFormat(mapping.format)) return false;
  return !["number", "percent", "clock", "yes-no"].includes(profile.kind);
}
