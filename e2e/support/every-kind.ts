const options = (...labels: string[]) =>
  labels.map((label) => ({ key: label.toLowerCase().replaceAll(" ", "-"), label }));

const scale = (min: number, max: number, minLabel: string, maxLabel: string) => ({
  kind: "scale",
  scale: { min, max, minLabel, maxLabel },
});

const satisfied = [1, 5, "Not at all", "Very"] as const;
const rated = { ...scale(...satisfied), role: "driver", stem: "How would you rate …" };

/** A survey that asks a question of every kind and look. */
export const everyKind = {
  language: "en",
  title: "Every kind of question",
  questions: [
    {
      key: "nps",
      role: "nps",
      wording: "Recommend us?",
      label: "NPS",
      ...scale(0, 10, "No", "Yes"),
    },
    {
      key: "csat",
      role: "csat",
      wording: "Satisfied?",
      label: "CSAT",
      ...scale(...satisfied),
      look: "stars",
    },
    { key: "ces", role: "ces", wording: "It was easy.", label: "CES", ...scale(1, 7, "No", "Yes") },
    { key: "staff", wording: "our staff", label: "Staff", ...rated },
    { key: "shop", wording: "our shop", label: "Shop", ...rated },
    {
      key: "mood",
      role: "driver",
      wording: "In what mood are you?",
      label: "Mood",
      ...scale(...satisfied),
      look: "smileys",
    },
    {
      key: "ten",
      role: "driver",
      wording: "Of ten?",
      label: "Ten",
      ...scale(1, 10, "Bad", "Good"),
    },
    {
      key: "news",
      kind: "statement",
      wording: "Almost there",
      label: "News",
      text: "A few facts follow.",
    },
    {
      key: "reason",
      kind: "choice",
      wording: "Why did you call?",
      label: "Reason",
      options: options("Bill", "Repair"),
      other: "Something else",
    },
    {
      key: "used",
      kind: "choice",
      multiple: true,
      wording: "What do you use?",
      label: "Used",
      options: options("App", "Shop"),
    },
    {
      key: "order",
      kind: "ranking",
      wording: "What matters most?",
      label: "Order",
      options: options("Price", "Advice"),
    },
    {
      key: "place",
      kind: "text",
      role: "profile",
      short: true,
      wording: "Where do you live?",
      label: "Place",
    },
    { key: "comment", kind: "text", role: "comment", wording: "Why?", label: "Comment" },
    {
      key: "calls",
      kind: "number",
      role: "profile",
      wording: "How often did you call?",
      label: "Calls",
      scale: { min: 0, max: 99 },
    },
    { key: "since", kind: "date", wording: "Customer since?", label: "Since" },
    { key: "agree", kind: "consent", wording: "You may quote me.", label: "Quote" },
    {
      key: "contact",
      kind: "contact",
      wording: "How can we reach you?",
      label: "Contact",
      parts: ["name", "email", "phone"],
    },
    {
      key: "call",
      kind: "callback",
      wording: "Shall we call you back?",
      label: "Call",
      options: options("Morning", "Afternoon"),
    },
  ],
  thanks: { everyone: "Thank you for every answer." },
};
