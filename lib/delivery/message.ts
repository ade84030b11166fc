import { mailPage } from "@/lib/delivery/mail-page";
import { type Asking, type Worded, wordedFor } from "@/lib/delivery/worded";

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
  return { subject: worded.title, text: plainText(worded), html: mailPage(worded) };
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
