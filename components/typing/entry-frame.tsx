"use client";

import { useEffect, useRef, useState } from "react";
import { entryAddress } from "@/components/typing/entry-address";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { TypeIn } from "@/lib/responses/type-in-shapes";

const ways = { paper: "On paper", phone: "By telephone" };
const leastHeight = 320;

/** Whose answers these are, in a few words. */
function wordsOf({ source, customer, interaction, day }: TypeIn): string {
  const parts = [
    ways[source],
    customer ? `customer ${customer}` : "nobody in particular",
    interaction && `interaction ${interaction}`,
    day && `answered on ${day}`,
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}

/** The survey's own page, as tall as it is, with the way to the next sheet or call. */
export function EntryFrame({ entry }: { entry: TypeIn }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(leastHeight);
  useEffect(() => {
    const heard = ({ source, data }: MessageEvent) => {
      if (source !== frame.current?.contentWindow) return;
      if (typeof data?.height === "number") setHeight(Math.max(leastHeight, data.height));
    };
    addEventListener("message", heard);
    return () => removeEventListener("message", heard);
  }, []);
  return (
    <Panel
      title="Type in answers"
      lead={wordsOf(entry)}
      actions={
        <LinkButton href={`/surveys/${entry.surveyId}/enter`}>Next sheet or call</LinkButton>
      }
    >
      <iframe
        ref={frame}
        title="The survey"
        src={entryAddress(entry, true)}
        style={{ height }}
        className="w-full rounded-lg border border-line"
      />
    </Panel>
  );
}
