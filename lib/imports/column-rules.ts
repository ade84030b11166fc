import type { ConsentChannel } from "@/lib/customers/consent";
import type { ColumnProfile } from "./reading/column-tally";
import { readYesNo } from "./reading/yes-no";
import type { ColumnMapping } from "./shapes";

/** One way to recognise a column: by words of its name, and by what its cells are. */
interface Rule {
  name: RegExp;
  to: string;
  fits: (profile: ColumnProfile) => boolean;
  more?: (profile: ColumnProfile) => Partial<ColumnMapping>;
}

const isText = ({ kind }: ColumnProfile) => kind === "text" || kind === "yes-no";
const isNumber = ({ kind }: ColumnProfile) => kind === "number" || kind === "percent";
const isDate = ({ kind }: ColumnProfile) => kind === "date";
const isFilled = ({ kind }: ColumnProfile) => kind !== "empty";
const isId = (profile: ColumnProfile) => isFilled(profile) && profile.unique && !isDate(profile);
const isBinary = ({ kind, values }: ColumnProfile) =>
  kind === "yes-no" ||
  (values.length === 2 && values.every(({ text }) => readYesNo(text) !== undefined));
const isScore = (most: number) => (profile: ColumnProfile) =>
  profile.kind === "number" &&
  profile.whole &&
  (profile.min ?? -1) >= 0 &&
  (profile.max ?? 99) <= most;

/** A score that is never asked for, as 0 on a scale from 1, means "not answered". */
const zeroIsMissing = ({ min }: ColumnProfile) => (min === 0 ? { missing: ["0"] } : {});

function satisfactionScale(profile: ColumnProfile): Partial<ColumnMapping> {
  const { max = 5 } = profile;
  const scale: Partial<ColumnMapping> = max > 5 ? { scale: [1, max <= 7 ? 7 : 10] } : {};
  return { ...scale, ...zeroIsMissing(profile) };
}

/** The words of a column that say yes, or no. */
function wordsOfColumn({ values }: ColumnProfile, wanted: boolean): string[] {
  return values.map(({ text }) => text).filter((text) => readYesNo(text) === wanted);
}

/** The words of the column itself, the other way round: who churned was not retained. */
function reversed(profile: ColumnProfile): Partial<ColumnMapping> {
  return { true: wordsOfColumn(profile, false), false: wordsOfColumn(profile, true) };
}

/** Whoever said no in a column of noes; that others did not say so is no yes. */
function onlyNoes(profile: ColumnProfile): Partial<ColumnMapping> {
  return { false: wordsOfColumn(profile, true), missing: wordsOfColumn(profile, false) };
}

const people = "customer|client|user|account|member|subscriber|cust|person|guest|patient";
const person = `${people}|kunde[a-z]*`;
const number = "id|no|nr|num|number|key|ref|nummer";

const agreed = "consent(?:ed)?|opt(?:ed)? ?in|einwilligung(?:en)?|permission";
const refused = "opt(?:ed)? ?out";
/** Of a site consent is given to cookies, and webhooks have names of their own. */
const channelNames: readonly [ConsentChannel, string][] = [
  ["email", "e ?mails?"],
  ["sms", "sms|texts?|text messages?"],
  ["phone", "phone|telephone|telefon|calls?"],
  ["letter", "letters?|post|postal|brief"],
];

const beside = `${people}|kunden?|contact|surveys?|has|is|given|to|of|for|by|via`;

/**
 * "Email consent", "consent_sms", "HasOptedOutOfEmail": in either order, of one channel each. One word
 * more may make it consent to a newsletter or to recording calls, or say that it was withdrawn.
 */
const ofChannels = channelNames.flatMap(([channel, called]): Rule[] => {
  const to = `customer.consent.${channel}`;
  const named = (what: string) =>
    new RegExp(
      `^(?=.*\\b(?:${called})\\b)(?=.*\\b(?:${what})\\b)(?:(?:${called}|${what}|${beside})(?: |$))+$`,
    );
  return [
    { name: named(agreed), to, fits: isBinary },
    { name: named(refused), to, fits: isBinary, more: onlyNoes },
  ];
});
/** Only what speaks of nothing else: consent to cookies or advertising is another matter. */
const toEverything = (what: string) =>
  new RegExp(`^(?:(?:${person}|contact|survey) ?)?(?:${what})(?: given)?$`);

/** In the order in which they are tried; each place is given once. */
export const columnRules: readonly Rule[] = [
  ...ofChannels,
  { name: toEverything(agreed), to: "customer.consent", fits: isBinary },
  { name: toEverything(refused), to: "customer.consent", fits: isBinary, more: onlyNoes },
  { name: /\breferr(al|ed) (date|day|time|on|at)\b/, to: "referral.occurredAt", fits: isDate },
  {
    name: new RegExp(`\\breferred ((${person}) ?)?(${number})\\b`),
    to: "referral.referred",
    fits: isFilled,
  },
  { name: /\bnps\b|recommend|weiterempf/, to: "answer.nps", fits: isScore(10) },
  {
    name: /csat|satisf|zufrieden|rating|\bstars?\b/,
    to: "answer.csat",
    fits: isScore(10),
    more: satisfactionScale,
  },
  { name: /\bces\b|effort|aufwand/, to: "answer.ces", fits: isScore(7), more: zeroIsMissing },
  {
    name: /comment|feedback|verbatim|remark|kommentar|\btext\b/,
    to: "answer.comment",
    fits: (profile) => profile.kind === "text",
  },
  { name: new RegExp(`\\b(${person}) ?(${number})\\b`), to: "customer.externalId", fits: isFilled },
  {
    name: new RegExp(
      `\\b(call|ticket|interaction|contact|chat|case|session|visit) ?(${number})\\b`,
    ),
    to: "interaction.externalId",
    fits: isId,
  },
  { name: /^(id|e ?id|uuid|row id)$/, to: "interaction.externalId", fits: isId },
  { name: /e ?mail/, to: "customer.email", fits: (profile) => profile.kind === "text" },
  {
    name: /phone|mobile|telefon/,
    to: "customer.phone",
    fits: (profile) => isFilled(profile) && !isBinary(profile),
  },
  { name: /^((customer|client|full|kunden) ?)?name$/, to: "customer.name", fits: isText },
  {
    name: /\b(registered|sign ?up|acquired|since|joined)\b/,
    to: "customer.acquiredAt",
    fits: isDate,
  },
  { name: /\b(churned|cancell?ed|left)\b/, to: "customer.churnedAt", fits: isDate },
  {
    name: /date|time|day|when|created|started|datum|occurred/,
    to: "interaction.occurredAt",
    fits: isDate,
  },
  {
    name: /\bclv\b|\bltv\b|life ?time value|(customer|kunden) ?(value|wert)/,
    to: "customer.clv",
    fits: isNumber,
  },
  { name: /annual revenue|\brevenue\b|umsatz/, to: "customer.annualRevenue", fits: isNumber },
  { name: /cost to serve/, to: "customer.costToServe", fits: isNumber },
  { name: /acquisition cost|\bcac\b/, to: "customer.acquisitionCost", fits: isNumber },
  { name: /gross margin/, to: "customer.grossMargin", fits: isNumber },
  { name: /churn|attrition/, to: "customer.retained", fits: isBinary, more: reversed },
  { name: /retained|renewed/, to: "customer.retained", fits: isBinary },
  {
    name: /agent|advis[eo]r|representative|mitarbeiter|handled by/,
    to: "interaction.agent",
    fits: isText,
  },
  {
    name: /\bteam\b|queue|department|branch|\bunit\b|filiale|abteilung/,
    to: "interaction.team",
    fits: isText,
  },
  { name: /channel|kanal/, to: "interaction.channel", fits: isText },
  {
    name: /topic|reason|touchpoint|subject|category|thema|anliegen/,
    to: "interaction.touchpoint",
    fits: isText,
  },
  { name: /segment|\btier\b|\bmarkets?\b|region|country/, to: "customer.segment", fits: isText },
];
