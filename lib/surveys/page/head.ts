import { html, type Markup, type Part, verbatim } from "./markup";

/**
 * The head of every page that customers are sent: it names no other host, is found by no search
 * engine, and an empty icon spares the browser a request for one.
 */
export function head(title: string, styles: readonly string[], more: Part = ""): Markup {
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
${more}${styles.map((style) => html`<style>${verbatim(style)}</style>`)}
</head>`;
}
