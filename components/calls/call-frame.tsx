"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

const leastHeight = 320;

/** The survey to read out, in a frame as tall as it is; the page is told when all is answered. */
export function CallFrame({ src }: { src: string }) {
  const router = useRouter();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(leastHeight);
  useEffect(() => {
    const heard = ({ source, data }: MessageEvent) => {
      if (source !== frame.current?.contentWindow) return;
      if (typeof data?.height === "number") setHeight(Math.max(leastHeight, data.height));
      if (data?.vocal === "done") router.refresh();
    };
    addEventListener("message", heard);
    return () => removeEventListener("message", heard);
  }, [router]);
  return (
    <iframe
      ref={frame}
      title="The survey"
      src={src}
      style={{ height }}
      className="w-full rounded-lg border border-line bg-surface"
    />
  );
}
