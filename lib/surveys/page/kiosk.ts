import { head } from "./head";
import { html, type Markup, verbatim } from "./markup";
import { directionOf, wordsFor } from "./words";

/** What a survey looks like on a screen that people stand at; goes after the page's own style. */
export const kioskStyle = `
html{font-size:125%}
main,header,footer{max-width:46rem}
.point{min-height:4rem}
.option{min-height:3.5rem}
.option input{width:2rem;height:2rem}
button{min-height:4rem}
.line,select{min-height:3.5rem}
`.trim();

/** Around the survey: the frame that fills the screen, and the way out. */
export const kioskShellStyle = `
:root{color-scheme:light dark;font:400 1.125rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:grid;grid-template-rows:1fr auto}
h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
iframe{display:block;width:100%;height:100%;border:0}
.notice{position:fixed;inset:auto 0 0;margin:0;padding:1.5rem;background:#171a21;color:#fff;font-size:1.5rem;font-weight:600;text-align:center}
.notice[hidden]{display:none}
details{padding:0 1rem;border-top:1px solid #868e9b}
summary{display:inline-block;padding:.625rem 0;min-height:2.75rem;color:#6b7280;font-size:.875rem;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
@media (prefers-color-scheme:dark){summary{color:#a9b1be}}
form{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem;padding-bottom:1rem}
input,button{min-height:3rem;padding:.25rem 1rem;border:1px solid #868e9b;border-radius:.5rem;font:inherit}
button{border-color:transparent;background:#2f4bc7;color:#fff;font-weight:600;cursor:pointer}
:focus-visible{outline:3px solid #6f86f0;outline-offset:2px}
.wrong{flex-basis:100%;margin:0;font-weight:600}
`.trim();

const idleSeconds = 60;
const warningSeconds = 20;
const lostSeconds = 20;

/**
 * Fills the screen at the first touch and again whenever somebody left it, goes back to the start
 * after a while without a touch, having said so first, and also from where no page of ours came, such
 * as the browser's own about a lost connection; asks before the page is left otherwise.
 */
export const kioskScript = `(() => {
  const frame = document.querySelector("iframe");
  const notice = document.querySelector(".notice");
  const start = frame.src;
  let leaving = false;
  let sent = false;
  let warning;
  let ending;
  const calm = () => {
    clearTimeout(warning);
    clearTimeout(ending);
    notice.hidden = true;
  };
  const restart = () => {
    calm();
    sent = false;
    frame.contentWindow.location.replace(start);
    ending = setTimeout(restart, ${lostSeconds * 1000});
  };
  const lost = () => {
    calm();
    ending = setTimeout(restart, ${lostSeconds * 1000});
  };
  const warn = () => {
    notice.hidden = false;
    ending = setTimeout(restart, ${warningSeconds * 1000});
  };
  const idle = () => {
    calm();
    warning = setTimeout(warn, ${idleSeconds * 1000});
  };
  const touched = ({ type }) => {
    idle();
    const root = document.documentElement;
    if (type === "click" && !document.fullscreenElement) root.requestFullscreen?.().catch(() => {});
  };
  const watch = () => {
    const shown = frame.contentDocument;
    if (!shown) return lost();
    for (const name of ["pointerdown", "click", "keydown", "input"]) {
      shown.addEventListener(name, touched);
    }
    shown.addEventListener("submit", () => {
      sent = true;
    });
    frame.contentWindow.addEventListener("pagehide", lost);
    if (frame.contentWindow.location.href === start && !sent) calm();
    else idle();
    sent = false;
  };
  frame.addEventListener("load", watch);
  if (frame.contentDocument?.readyState === "complete") watch();
  notice.addEventListener("click", touched);
  document.querySelector("form").addEventListener("submit", () => {
    leaving = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving) event.preventDefault();
  });
})();`;

export interface KioskShell {
  language: string;
  title: string;
  /** Where the survey begins. */
  start: string;
  /** A code was tried in vain: it is not the one, or is not looked at before so many seconds. */
  refused?: { retryAfterSeconds: number } | undefined;
}

/** The screen of a kiosk: the survey in a frame, and a way out for whoever knows the code. */
export function renderKiosk({ language, title, start, refused }: KioskShell): string {
  const words = wordsFor(language).kiosk;
  const { markup } = html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
${head(title, [kioskShellStyle])}
<body>
<main aria-label="${title}"><h1>${title}</h1><iframe src="${start}" title="${title}"></iframe></main>
<p class="notice" role="alert" hidden>${words.goOn}</p>
${exit(words, refused)}
<script>${verbatim(kioskScript)}</script>
</body>
</html>
`;
  return markup;
}

function exit(words: ReturnType<typeof wordsFor>["kiosk"], refused: KioskShell["refused"]): Markup {
  const why = refused && whyRefused(words, refused.retryAfterSeconds);
  return html`<section aria-label="${words.leave}"><details${why && html` open`}><summary>${words.leave}</summary>
<form method="post">${why && html`<p class="wrong" role="alert">${why}</p>`}
<label for="code">${words.code}</label>
<input id="code" name="code" type="password" inputmode="numeric" autocomplete="off" required maxlength="12">
<button type="submit">${words.leave}</button></form></details></section>`;
}

function whyRefused(
  words: ReturnType<typeof wordsFor>["kiosk"],
  retryAfterSeconds: number,
): string {
  return retryAfterSeconds === 0 ? words.wrongCode : words.tooManyCodes(retryAfterSeconds);
}
