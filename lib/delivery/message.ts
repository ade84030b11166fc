import { mailPage } from "@/lib/delivery/mail-page";
import { type Asking, type Worded, wordedFor } from "@/lib/delivery/worded";
import { mailWeight } from "@/lib/ground/mail-weight";

export interface Message {
  subject: string;
  text: string;
  html: string;
}

/**
 * The words of one invitation by e-mail. The first outcome question stands in the mail itself, each
 * point of its scale a link that opens the survey with that point chosen; opening records nothing.
 */
export function surveyMessage(asking: Asking): Message {
  const worded = wordedFor(asking);
  const message = { subject: worded.title, text: plainText(worded), html: mailPage(worded) };
  const { logo } = worded.definition.look ?? {};
  if (logo === undefined || mailWeight(message) <= heaviest) return message;
  return { ...message, html: mailPage(withoutImage(worded)) };
}

/**
 * Bytes of a mail's parts, so that it has less than 30,000 with its headers: programs cut what is
 * heavier, and slow connections wait for it.
 */
const heaviest = 27_500;

/** Its logo is what makes a mail heavy; the organisation's name stands in its place. */
function withoutImage(worded: Worded): Worded {
  const { logo: _, ...look } = worded.definition.look ?? {};
  return { ...worded, definition: { ...worded.definition, look } };
}

function end(point: number, label: string): string {
  return label === "" ? String(point) : `${point} (${label})`;
}

function plainText(worded: Worded): string {
  const { organization, surveyUrl, preferencesUrl, words, question, title, introduction } = worded;
  const scale = question?.scale;
  return [
    title,
    introduction,
    question?.wording,
    scale && words.from(end(scale.min, scale.minLabel), end(scale.max, scale.maxLabel)),
    `${words.answer}\n${surveyUrl}`,
    `--\n${words.why(organization)}\n${words.noMore}\n${preferencesUrl}`,
  ]
    .filter((paragraph) => paragraph !== undefined && paragraph !== "")
    .join("\n\n")
    .concat("\n");
}
