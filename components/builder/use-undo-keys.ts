"use client";

import { useEffect, useRef } from "react";

interface Steps {
  undo: () => void;
  redo: () => void;
}

/** Control+Z takes a step back and Control+Shift+Z or Control+Y forth, wherever the focus is. */
export function useUndoKeys(steps: Steps) {
  const newest = useRef(steps);
  newest.current = steps;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = stepFor(event);
      if (!step) return;
      event.preventDefault();
      newest.current[step]();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

function stepFor(event: KeyboardEvent): keyof Steps | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  const key = event.key.toLowerCase();
  if (key === "y") return "redo";
  if (key !== "z") return undefined;
  return shiftKey ? "redo" : "undo";
}
