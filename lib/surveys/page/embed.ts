/*
 * What another site loads: one script, its styles in a shadow root, and nothing else until somebody
 * opens the survey. It sets no cookie, changes nothing of the page, and asks the network for the
 * survey's own page only.
 */

/** What the script is told. */
export interface EmbedSettings {
  /** Of the survey's open link. */
  slug: string;
  /** The sites it may show on; the frame refuses all others too. */
  origins: readonly string[];
  opening: "button" | "delay" | "scroll" | "exit";
  seconds: number;
  scroll: number;
  restDays: number;
  /** Whether visitors whom the site knows are asked when an invitation waits for them, and only then. */
  invited: boolean;
  label: string;
  close: string;
  language: string;
  direction: "ltr" | "rtl";
  accent: string;
  onAccent: string;
}

const style = `
:host{all:initial;position:fixed;inset-block-end:1rem;inset-inline-end:1rem;z-index:2147483000;color-scheme:light dark}
*{box-sizing:border-box;font:600 1rem/1.25 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
[hidden]{display:none!important}
button{cursor:pointer;border:1px solid transparent}
button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.open{min-height:2.75rem;padding:.625rem 1.125rem;border-radius:1.375rem;background:var(--accent);color:var(--on);box-shadow:0 4px 16px rgb(0 0 0/.25)}
.panel{width:min(25rem,calc(100vw - 2rem));overflow:hidden;border:1px solid rgb(128 128 128/.4);border-radius:1rem;background:Canvas;box-shadow:0 12px 40px rgb(0 0 0/.3)}
.head{display:flex;justify-content:flex-end;padding:.25rem .25rem 0}
.close{width:2.75rem;height:2.75rem;border-radius:.75rem;background:none;color:CanvasText;font-size:1.5rem}
iframe{display:block;width:100%;height:22rem;max-height:calc(100vh - 7rem);max-height:calc(100dvh - 7rem);border:0;color-scheme:auto}
@media (max-width:30rem){.panel{position:fixed;inset:auto 0 0;width:100%;border-radius:1rem 1rem 0 0}}
@media (prefers-reduced-motion:no-preference){.panel:not([hidden]){animation:up .18s ease-out}@keyframes up{from{transform:translateY(1rem);opacity:0}}}
`.replace(/\n/g, "");

/** The script itself: a function of its settings, so that nothing is built of strings. */
const script = `(s) => {
  const own = document.currentScript;
  const id = "vocal-" + s.slug;
  let key = "vocal:" + s.slug;
  if (!own || !s.origins.includes(location.origin) || document.getElementById(id)) return;
  const resting = () => {
    try {
      return Date.now() < Number(localStorage.getItem(key));
    } catch {
      return false;
    }
  };
  const rest = () => {
    try {
      localStorage.setItem(key, String(Date.now() + s.restDays * 864e5));
    } catch {}
  };
  const known = s.invited && own.dataset.customer;
  if (!known && resting()) return;
  const { origin } = new URL(own.src);
  const address = new URL("/s/p/" + s.slug + "/widget", origin);
  for (const name of ["customer", "expires", "signature"]) {
    if (own.dataset[name]) address.searchParams.set(name, own.dataset[name]);
  }
  const spoken = document.documentElement.lang;
  if (spoken) address.searchParams.set("lang", spoken);
  const make = (tag, attributes) => {
    const made = document.createElement(tag);
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    return made;
  };
  const host = make("div", { id, lang: s.language, dir: s.direction, role: "region", "aria-label": s.label });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(${JSON.stringify(style)} + ":host{--accent:" + s.accent + ";--on:" + s.onAccent + "}");
  root.adoptedStyleSheets = [sheet];
  const button = make("button", { type: "button", class: "open", hidden: "" });
  button.textContent = s.label;
  const panel = make("div", { role: "dialog", "aria-label": s.label, class: "panel", hidden: "" });
  const head = make("div", { class: "head" });
  const close = make("button", { type: "button", class: "close", "aria-label": s.close });
  close.textContent = "\\u00d7";
  head.append(close);
  panel.append(head);
  root.append(button, panel);
  let frame;
  let before;
  let done = false;
  const offer = () => {
    button.hidden = s.opening !== "button" || done;
  };
  const open = (byHand) => {
    if (frame) return;
    before = document.activeElement;
    frame = make("iframe", { src: address.href, title: s.label, referrerpolicy: "no-referrer" });
    panel.append(frame);
    panel.hidden = false;
    button.hidden = true;
    if (byHand) close.focus();
    else rest();
  };
  const shut = () => {
    if (!frame) return;
    const within = document.activeElement === host;
    frame.remove();
    frame = undefined;
    panel.hidden = true;
    offer();
    if (!within) return;
    if (!button.hidden) button.focus();
    else if (before && before !== host) before.focus();
  };
  button.addEventListener("click", () => open(true));
  close.addEventListener("click", shut);
  document.addEventListener("keydown", ({ key: pressed }) => pressed === "Escape" && shut());
  addEventListener("message", ({ data, source, origin: from }) => {
    if (!frame || source !== frame.contentWindow || from !== origin || !data) return;
    if (data.vocal === "close") return shut();
    if (data.height > 0) frame.style.height = Math.min(data.height, 900) + "px";
    if (data.vocal !== "done") return;
    done = true;
    rest();
  });
  document.body.append(host);
  const begin = () => {
    if (s.opening === "delay") setTimeout(() => open(), s.seconds * 1e3);
    if (s.opening === "exit") {
      const leaving = ({ clientY, relatedTarget }) => {
        if (relatedTarget || clientY > 0) return;
        document.removeEventListener("mouseout", leaving);
        open();
      };
      document.addEventListener("mouseout", leaving);
    }
    if (s.opening === "scroll") {
      const read = () => {
        const page = document.documentElement;
        if ((scrollY + innerHeight) / page.scrollHeight < s.scroll / 100) return;
        removeEventListener("scroll", read);
        open();
      };
      addEventListener("scroll", read, { passive: true });
    }
  };
  if (!known) {
    offer();
    return begin();
  }
  if (!resting()) offer();
  addEventListener(id, ({ detail }) => {
    key += ":" + detail;
    if (resting()) return;
    offer();
    begin();
  }, { once: true });
  const script = make("script", { src: new URL("/embed.js?survey=" + s.slug + address.search.replace("?", "&"), origin).href });
  if (own.nonce) script.nonce = own.nonce;
  document.head.append(script);
}`;

/** Tells the script that an invitation waits for whoever looks at the site, and which one it is. */
export function waitingFile(slug: string, invitationId: string): string {
  const told = { detail: invitationId.slice(-12) };
  return `dispatchEvent(new CustomEvent("vocal-${slug}", ${JSON.stringify(told)}));\n`;
}

/** A site's script with its settings, as one file; nothing in them can end the script. */
export function embedFile(settings: EmbedSettings): string {
  const told = JSON.stringify(settings).replace(/[<\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `(${script.replace(/\n\s+/g, "\n")})(${told});\n`;
}
