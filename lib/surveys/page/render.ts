import { answerTo } from "../answers";
import type { SurveyDefinition } from "../shapes";
import { enhanceScript } from "./enhance";
import { html, type Markup, type Part, verbatim } from "./markup";
import { type Filled, fieldId, questionList } from "./questions";
import { pageStyle } from "./style";

interface Page {
  language: string;
  title: string;
  /** Who asks. */
  organization: string;
  /** Where the customer may choose not to be asked again. */
  preferencesUrl?: string | undefined;
}

export interface SurveyPage extends Partial<Filled> {
  definition: SurveyDefinition;
  organization: string;
  preferencesUrl?: string | undefined;
  /** Without the script, where scripts are forbidden anyway. */
  plain?: boolean;
  /** What the form is for, if not to try how it looks: to answer, or to change what was answered. */
  purpose?: "answer" | "correct";
  /** What has just happened, above the questions. */
  news?: string;
}

/** The survey as one complete HTML page: what customers answer and what the preview shows. */
export function renderSurvey(page: SurveyPage): string {
  const { definition, organization, given = {}, problems = {}, plain = false } = page;
  const { title, introduction, language } = definition;
  const wrong = definition.questions.filter(({ key }) => answerTo(problems, key) !== undefined);
  const body = html`<main>
<h1 dir="auto">${title}</h1>
${introduction && html`<p class="lead" dir="auto">${introduction}</p>`}
${page.news && html`<p class="news" role="status">${page.news}</p>`}
${wrong.length > 0 && problemSummary(wrong, problems)}
<form method="post" novalidate accept-charset="utf-8"${page.purpose === "answer" && html` data-keeps`}>
${questionList(definition.questions, { given, problems })}
${buttons(page.purpose)}
</form>
</main>`;
  const heading = wrong.length > 0 ? `Please check your answers: ${title}` : title;
  return document(
    { language, title: heading, organization, preferencesUrl: page.preferencesUrl },
    body,
    organization && html`<p dir="auto">Your answers go to ${organization}.</p>`,
    !plain && html`<script>${verbatim(enhanceScript)}</script>`,
  );
}

const forLater = html`<button type="submit" class="quiet" name="_do" value="keep">Save, and go on later</button>`;

function buttons(purpose: SurveyPage["purpose"]): Markup {
  if (purpose === "correct") {
    return html`<input type="hidden" name="_do" value="correct">
<button type="submit" data-sending="Saving …" data-offline="Waiting for a connection …">Save changes</button>
<p><a class="quiet" href="?withdraw">Take my answers back</a></p>`;
  }
  return html`<button type="submit" data-sending="Sending …" data-offline="Waiting for a connection …">Send answers</button>
${purpose === "answer" && forLater}`;
}

function problemSummary(
  wrong: SurveyDefinition["questions"],
  problems: Filled["problems"],
): Markup {
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
<h2>${wrong.length === 1 ? "One answer needs another look" : `${wrong.length} answers need another look`}</h2>
<ul>${wrong.map(
    (question) =>
      html`<li><a href="#${fieldId(question)}">${answerTo(problems, question.key)} <span class="hidden">(${question.label})</span></a></li>`,
  )}</ul>
</div>`;
}

const doneMark = html`<svg class="mark" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="24" cy="24" r="21"/><path d="m15 25 6 6 12-13"/></svg>`;
const sorryMark = html`<svg class="mark" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="24" cy="24" r="21"/><path d="M24 14v13M24 34v.01"/></svg>`;

export interface NoticePage extends Omit<Page, "title"> {
  heading: string;
  /** Paragraphs. */
  said: readonly string[];
  /** Done, or sorry; neither where a choice is offered. */
  mood?: "done" | "sorry";
  /** What was typed and could not be saved, so that it can be copied. */
  kept?: readonly { label: string; text: string }[];
  /** Where to go from here. */
  links?: readonly { href: string; label: string }[];
  /** What the customer may do about it, by pressing a button: the fields that are posted. */
  offer?: { fields: Readonly<Record<string, string>>; label: string };
}

const marks = { done: doneMark, sorry: sorryMark };

/** A page that says one thing: thanks, or why there is nothing to answer. */
export function renderNotice(page: NoticePage): string {
  const kept = page.kept ?? [];
  const body = html`<main><div class="said">${page.mood && marks[page.mood]}
<h1>${page.heading}</h1>
${page.said.map((paragraph) => html`<p class="lead" dir="auto">${paragraph}</p>`)}
${
  kept.length > 0 &&
  html`<dl>${kept.map(({ label, text }) => html`<dt dir="auto">${label}</dt><dd class="kept" dir="auto">${text}</dd>`)}</dl>`
}
${page.offer && offered(page.offer)}${(page.links ?? []).map(
  ({ href, label }) => html`<p><a href="${href}">${label}</a></p>`,
)}</div></main>`;
  return document({ ...page, title: page.heading }, body);
}

function offered({ fields, label }: NonNullable<NoticePage["offer"]>): Markup {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post">${hidden}<button type="submit">${label}</button></form>`;
}

// An empty icon spares the browser a request for one.
function document(page: Page, body: Markup, said: Part = "", script: Part = ""): string {
  const { language, title, organization, preferencesUrl } = page;
  const { markup } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${verbatim(pageStyle)}</style>
</head>
<body>
${organization && html`<header dir="auto">${organization}</header>`}
${body}
<footer>${said}${
    preferencesUrl && html`<a href="${preferencesUrl}">Choose whether we may ask you again</a>`
  }</footer>
${script}
</body>
</html>
`;
  return markup;
}
