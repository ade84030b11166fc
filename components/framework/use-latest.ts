"use client";

import { useRef, useState } from "react";

/**
 * Asks as often as the reader moves something, but one at a time: while an answer is awaited, only
 * the latest question waits behind it. The answer shown is never older than one shown before.
 */
export function useLatest<Q, A>(action: (question: Q) => Promise<A>) {
  const [answer, setAnswer] = useState<A>();
  const [isBusy, setIsBusy] = useState(false);
  const waiting = useRef<{ question: Q | null } | undefined>(undefined);
  const isAsking = useRef(false);

  /** Null takes the answer away. */
  const ask = async (question: Q | null) => {
    waiting.current = { question };
    if (isAsking.current) return;
    isAsking.current = true;
    setIsBusy(true);
    while (waiting.current) {
      const next: Q | null = waiting.current.question;
      waiting.current = undefined;
      const given = next === null ? undefined : await action(next);
      if (!waiting.current) setAnswer(given);
    }
    isAsking.current = false;
    setIsBusy(false);
  };
  return { answer, isBusy, ask };
}
