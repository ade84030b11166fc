"use client";

import { useEffect, useState } from "react";

export const parts = [
  { part: "questions", label: "Questions" },
  { part: "look", label: "Look" },
  { part: "languages", label: "Languages" },
  { part: "review", label: "Review" },
] as const;
export type Part = (typeof parts)[number]["part"];

/** Which part of the editor is shown, which question is open in it, and which translation. */
export function useParts() {
  const [part, setPart] = useState<Part>("questions");
  const [open, setOpen] = useState<string>();
  const [language, setLanguage] = useState<string>();
  const [wanted, setWanted] = useState<string>();
  useEffect(() => {
    if (wanted === undefined) return;
    fieldAt(wanted)?.focus();
    setWanted(undefined);
  }, [wanted]);
  /** Shows a place of the definition, such as "questions.2.wording", and puts the cursor there. */
  const goTo = (path: string, questions: readonly { key: string }[]) => {
    const [first = "", second = ""] = path.split(".");
    setPart(partOf(first));
    if (first === "questions") setOpen(questions[Number(second)]?.key);
    if (first === "translations") setLanguage(second);
    setWanted(`definition.${path}`);
  };
  return { part, setPart, open, setOpen, language, setLanguage, goTo };
}

function partOf(first: string): Part {
  if (first === "look") return "look";
  return first === "translations" ? "languages" : "questions";
}

/** The field at a path, or the nearest one around it. */
function fieldAt(path: string): HTMLElement | undefined {
  for (let place = path; place.includes("."); place = place.slice(0, place.lastIndexOf("."))) {
    const [field] = document.getElementsByName(place);
    if (field) return field;
  }
  return undefined;
}
