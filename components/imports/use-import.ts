"use client";

import { useEffect, useState } from "react";
import { hasEnded } from "@/components/imports/run-words";
import { Import } from "@/lib/imports/shapes";

const pauseMilliseconds = 600;
const longPauseMilliseconds = 3_000;

async function readState(address: string, signal: AbortSignal): Promise<Import | undefined> {
  const response = await fetch(address, { signal, cache: "no-store" });
  return response.ok ? Import.parse(await response.json()) : undefined;
}

/** An import as it goes on, asked for again and again until it has ended. */
export function useImport(initial: Import) {
  const [run, setRun] = useState(initial);
  const [unreached, setUnreached] = useState(false);
  const ended = hasEnded(run);
  const address = `/data/imports/${initial.id}/state`;
  useEffect(() => {
    if (ended) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      // A server that is away for a moment goes on with the import when it is back.
      const state = await readState(address, stop.signal).catch(() => undefined);
      if (stop.signal.aborted) return;
      if (state) setRun(state);
      setUnreached(!state);
      timer = setTimeout(ask, state ? pauseMilliseconds : longPauseMilliseconds);
    };
    timer = setTimeout(ask, pauseMilliseconds);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [address, ended]);
  return { run, setRun, unreached };
}
