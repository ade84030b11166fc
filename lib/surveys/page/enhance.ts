/**
 * The survey's only script, sent inside the page and named by its hash in the content policy. The
 * page is complete without it. With it: no answer is sent twice by an impatient thumb, answers are
 * kept as they are given, a form sent without a connection waits for it, the time spent on each
 * question is told, a complaint disappears when its field is answered, and an optional rating tapped
 * again is taken back.
 */
export const enhanceScript = `(() => {
  const form = document.querySelector("form");
  if (!form) return;
  const button = form.querySelector("button[type=submit]");
  const label = button.textContent;
  const opened = performance.now();
  const spent = {};
  let last = opened;
  let sent = false;
  let unkept = false;
  let timer;
  const whole = (milliseconds) => String(Math.round(milliseconds));
  form.addEventListener("formdata", ({ formData }) => {
    if (!("keeps" in form.dataset)) return;
    formData.set("_since", whole(performance.now() - opened));
    formData.set("_spent", JSON.stringify(spent));
  });
  const keep = () => {
    clearTimeout(timer);
    if (!unkept || sent || !("keeps" in form.dataset)) return;
    unkept = false;
    const body = new URLSearchParams(new FormData(form));
    body.set("_do", "keep");
    body.set("_quiet", "1");
    fetch(location.pathname, { method: "POST", body, keepalive: true }).catch(() => {
      unkept = true;
    });
  };
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  form.addEventListener("submit", (event) => {
    if (sent) return event.preventDefault();
    if (!navigator.onLine) {
      event.preventDefault();
      button.textContent = button.dataset.offline;
      addEventListener("online", () => form.requestSubmit(event.submitter), { once: true });
      return;
    }
    sent = true;
    clearTimeout(timer);
    button.textContent = button.dataset.sending;
    button.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => {
    sent = false;
    button.textContent = label;
    button.removeAttribute("aria-disabled");
  });
  form.addEventListener("input", ({ target }) => {
    const question = target.closest("[data-question]");
    if (!question) return;
    const now = performance.now();
    const key = question.dataset.question;
    spent[key] = Math.round((spent[key] || 0) + now - last);
    last = now;
    unkept = true;
    clearTimeout(timer);
    timer = setTimeout(keep, target.type === "radio" ? 300 : 2000);
    if (!question.classList.contains("wrong")) return;
    question.classList.remove("wrong");
    question.querySelectorAll(".problem").forEach((problem) => problem.remove());
    question.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  });
  let held = null;
  form.addEventListener("pointerdown", ({ target }) => {
    const radio = target.closest("label")?.querySelector("input[type=radio]:not(:required)");
    held = radio && radio.checked ? radio : null;
  });
  form.addEventListener("click", ({ target }) => {
    if (held && target === held) held.checked = false;
  });
})();`;
