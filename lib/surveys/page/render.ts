import { soundAnswers } from "../answers";
import type { Definition } from "../definition";
import { type Facts, leadsOn, pagesOf } from "../flow";
import { answersFromForm, fieldsOf } from "../form-answers";
import { chooseLanguage, inLanguage, languagesOf } from "../languages";
import type { Look } from "../look";
import type { Question } from "../question-kinds";
import { enhanceScript } from "./enhance";
import { head } from "./head";
import { kioskStyle } from "./kiosk";
import { lookStyle } from "./look-style";
import { html, type Markup, type Part, verbatim } from "./markup";
import { questionList } from "./questions";
import { pageStyle } from "./style";
import { type Filled, fieldId, problemsOf, speaker, type View } from "./view";
import { directionOf, languageName, wordsFor } from "./words";

interface Page {
  language: string;
  title: string;
  /** Who asks. */
  organization: string;
  /** Where the customer may choose not to be asked again. */
  preferencesUrl?: string | undefined;
  /** In a frame on another site, which the preferences do not show in: they open by themselves. */
  framed?: boolean | undefined;
  look?: Look | undefined;
  /** For a screen that people stand at: larger, and nothing is for later. */
  kiosk?: boolean;
  /** Where the page goes by itself after a few seconds. */
  onwards?: string | undefined;
}

export interface SurveyPage extends Partial<Filled> {
  definition: Definition;
  organization: string;
  preferencesUrl?: string | undefined;
  framed?: boolean | undefined;
  kiosk?: boolean;
  /** It is answered now or not at all: nothing is for later. */
  brief?: boolean;
  /** Without the script, where scripts are forbidden anyway. */
  plain?: boolean;
  /** What the form is for, if not to try how it looks: to answer, or to change what was answered. */
  purpose?: "answer" | "correct";
  /** What has just happened, above the questions. */
  news?: string;
  /** The language to read it in; the survey's own where it has no such translation. */
  language?: string | undefined;
  /** What is known of who answers, for rules and texts that look at it. */
  facts?: Facts;
  /** What shuffled options and ratings are ordered by, such as the invitation's id. */
  seed?: string;
  /** The signed form of an open survey, and where its visitor came from. */
  form?: string;
  source?: string;
  /** Which page of several is shown, from 0 on; by default the first, or the first with a complaint. */
  at?: number;
}

/** The survey as one complete HTML page: what customers answer and what the preview shows. */
export function renderSurvey(page: SurveyPage): string {
  const { organization, given = {}, problems = {}, facts = {}, seed, plain = false } = page;
  const { definition, language, untranslated } = inLanguage(
    page.definition,
    chooseLanguage(page.definition, page.language ? [page.language] : []),
  );
  const words = wordsFor(language);
  const severalLanguages = languagesOf(page.definition).length > 1;
  const { questions, title, introduction, look } = definition;
  const answers = soundAnswers(
    questions,
    answersFromForm(definition, new Map(Object.entries(given))),
  );
  const say = speaker(definition, answers, facts);
  const own = page.definition.language;
  const view: View = { given, problems, words, say, seed, own, untranslated };
  const pages = pagesOf(definition, answers, facts, seed);
  const at = placeOf(pages, view, page.at);
  const shown = pages[at] ?? [];
  const wrong = shown.flatMap((question) =>
    problemsOf(question, view).map((problem) => ({ ...problem, question })),
  );
  const body = html`<main>${logoOf(look)}
<h1 dir="auto">${say(title)}</h1>
${at === 0 && introduction && html`<p class="lead" dir="auto">${say(introduction)}</p>`}
${at === 0 && languageChoice(page, language)}
${page.news && html`<p class="news" role="status">${page.news}</p>`}
${wrong.length > 0 && problemSummary(wrong, view)}
<form method="post" novalidate accept-charset="utf-8"${page.purpose === "answer" && html` data-keeps`}>
${questionList(shown, view)}
${formEnd({ pages, at, given, words, language: severalLanguages ? language : undefined, open: leadsOn(definition, shown), purpose: page.purpose, form: page.form, brief: page.brief })}
</form>
</main>`;
  const heading = wrong.length > 0 ? words.check(say(title)) : say(title);
  return document(
    {
      language,
      title: heading,
      organization,
      preferencesUrl: page.preferencesUrl,
      framed: page.framed,
      look,
      ...(page.kiosk && { kiosk: true }),
    },
    body,
    organization && html`<p dir="auto">${words.answersGoTo(organization)}</p>`,
    !plain && html`<script>${verbatim(enhanceScript)}</script>`,
  );
}

function placeOf(pages: readonly Question[][], view: View, at: number | undefined): number {
  const complained = pages.findIndex((page) =>
    page.some((question) => problemsOf(question, view).length > 0),
  );
  const wanted = at ?? Math.max(0, complained);
  return Math.min(Math.max(0, wanted), Math.max(0, pages.length - 1));
}

function logoOf(look: Look | undefined): Part {
  const logo = look?.logo;
  return logo && html`<img class="logo" src="${logo.source}" alt="${logo.alternative}">`;
}

/** The same survey in its other languages; before anything is answered, so that nothing is lost. */
function languageChoice({ definition, source }: SurveyPage, current: string): Part {
  const others = languagesOf(definition).filter((tag) => tag !== current);
  if (others.length === 0) return "";
  const links = others.map(
    (tag) =>
      html`<a href="?${String(new URLSearchParams({ lang: tag, ...(source && { source }) }))}" lang="${tag}" hreflang="${tag}">${languageName(tag)}</a> `,
  );
  return html`<nav class="languages" aria-label="${wordsFor(current).languages}">${links}</nav>`;
}

interface FormEnd {
  pages: readonly Question[][];
  at: number;
  given: Filled["given"];
  words: View["words"];
  /** Where there are several. */
  language: string | undefined;
  open: boolean;
  purpose: SurveyPage["purpose"];
  form: SurveyPage["form"];
  brief: SurveyPage["brief"];
}

/** The buttons; of several pages also where one is, and the answers of the others. */
function formEnd(end: FormEnd): Markup {
  const { pages, at, words, language, open, purpose, form, brief } = end;
  const last = at >= pages.length - 1 && !open;
  const finish = purpose === "correct" ? words.saveChanges : words.send;
  return html`${(pages.length > 1 || open) && otherPages(end)}${
    language && html`<input type="hidden" name="_language" value="${language}">`
  }${form && html`<input type="hidden" name="_form" value="${form}">`}${purpose === "correct" && html`<input type="hidden" name="_do" value="correct">`}
<button type="submit" data-sending="${last ? words.sending : words.next}" data-offline="${words.offline}">${last ? finish : words.next}</button>${
    at > 0 &&
    html`<button class="quiet" type="submit" name="_go" value="back" formnovalidate>${words.back}</button>`
  }
${purpose === "answer" && !brief && html`<button type="submit" class="quiet" name="_do" value="keep">${words.later}</button>`}
${purpose === "correct" && html`<p><a class="quiet" href="?withdraw">${words.takeBack}</a></p>`}`;
}

function otherPages({ pages, at, given, words }: FormEnd): Markup {
  const elsewhere = pages.filter((_, index) => index !== at).flat();
  const hidden = fieldsOf(elsewhere, given).map(
    ([name, text]) => html`<input type="hidden" name="${name}" value="${text}">`,
  );
  const where =
    pages.length > 1 && html`<p class="progress">${words.page(at + 1, pages.length)}</p>`;
  return html`<input type="hidden" name="_page" value="${at}">${hidden}${where}`;
}

function problemSummary(
  wrong: readonly { key: string; message: string; question: Question }[],
  { words }: View,
): Markup {
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
<h2>${words.wrong(wrong.length)}</h2>
<ul>${wrong.map(
    ({ key, message, question }) =>
      html`<li><a href="#${fieldId(key)}">${message} <span class="hidden" lang="en">(${question.label})</span></a></li>`,
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
  offer?: Offer;
  /** What else, less prominently. */
  otherOffer?: Offer;
}

interface Offer {
  fields: Readonly<Record<string, string>>;
  label: string;
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
${page.offer && offered(page.offer)}${page.otherOffer && offered(page.otherOffer, true)}${(
  page.links ?? []
).map(({ href, label }) => html`<p><a href="${href}" dir="auto">${label}</a></p>`)}</div></main>`;
  return document({ ...page, title: page.heading }, body);
}

function offered({ fields, label }: Offer, quiet = false): Markup {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post">${hidden}<button type="submit"${quiet && html` class="quiet"`}>${label}</button></form>`;
}

/** How long a screen that people stand at shows its thanks. */
const secondsOfThanks = 8;

function document(page: Page, body: Markup, said: Part = "", script: Part = ""): string {
  const { language, title, organization, preferencesUrl, look, kiosk = false, onwards } = page;
  const apart = page.framed && html` target="_blank" rel="noopener"`;
  const styles = [pageStyle, lookStyle(look), kiosk ? kioskStyle : ""].filter(Boolean);
  const leads =
    onwards && html`<meta http-equiv="refresh" content="${secondsOfThanks};url=${onwards}">`;
  const { markup } = html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
${head(title, styles, leads)}
<body>
${organization && html`<header><bdi>${organization}</bdi></header>`}
${body}
<footer>${said}${
    preferencesUrl &&
    html`<a href="${preferencesUrl}"${apart}>${wordsFor(language).preferences}</a>`
  }</footer>
${script}
</body>
</html>
`;
  return markup;
}
