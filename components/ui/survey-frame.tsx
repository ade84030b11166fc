"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";

interface SurveyFrameProps {
  src: string;
  /** Told when there is nothing left to fill in. */
  onDone?: () => void;
}

const leastHeight = 320;

/** A survey's own page in a frame as tall as it is. */
export function SurveyFrame({ src, onDone }: SurveyFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(leastHeight);
  const [listens, setListens] = useState(false);
  const done = useEffectEvent(() => onDone?.());
  useEffect(() => {
    const heard = ({ source, data }: MessageEvent) => {
      if (source !== frame.current?.contentWindow) return;
      if (typeof data?.height === "number") setHeight(Math.max(leastHeight, data.height));
      if (data?.vocal === "done") done();
    };
    addEventListener("message", heard);
    // It says how tall it is once: not before somebody listens.
    setListens(true);
    return () => removeEventListener("message", heard);
  }, []);
  return (
    <iframe
      ref={frame}
      title="The survey"
      src={listens ? src : undefined}
      style={{ height }}
      className="w-full rounded-lg border border-line bg-surface"
    />
  );
}
