/**
 * The survey's only script, sent inside the page and named by its hash in the content policy. The
 * page is complete without it. With it: no answer is sent twice by an impatient thumb, a complaint
 * disappears when its field is answered, and an optional rating tapped again is taken back.
 */
export const enhanceScript = `(() => {
  const form = document.querySelector("form");
  if (!form) return;
  const button = form.querySelector("button[type=submit]");
  const label = button.textContent;
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) return event.preventDefault();
    sent = true;
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
    if (!question || !question.classList.contains("wrong")) return;
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
