"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { sendFile } from "@/components/imports/send-file";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { fileSize } from "@/components/ui/file-size";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import { limits } from "@/lib/imports/reading/limits";
import { StartedImport } from "@/lib/imports/shapes";

const Taken = StartedImport.pick({ id: true });

/** Why a file need not even be sent. */
function refusedAtOnce({ size }: File): string | undefined {
  if (size === 0) return "This file is empty.";
  if (size <= limits.fileBytes) return undefined;
  return `This file has ${fileSize(size)}; at most ${fileSize(limits.fileBytes)} can be imported at once. Split it and import the parts.`;
}

interface Sending {
  file: File;
  share: number;
}

/** Takes a file to the server, telling how far it has come, and goes on to its columns. */
export function UploadStep() {
  const router = useRouter();
  const [sending, setSending] = useState<Sending>();
  const [refused, setRefused] = useState<string>();
  const stop = useRef<AbortController>(undefined);
  const send = async (file: File) => {
    const reason = refusedAtOnce(file);
    setRefused(reason);
    if (reason) return;
    setSending({ file, share: 0 });
    stop.current = new AbortController();
    const { signal } = stop.current;
    const onProgress = (share: number) => setSending({ file, share });
    const outcome = await sendFile({ to: "/data/import/upload", file, onProgress, signal });
    if (outcome.ok) {
      router.push(`/data/import/${Taken.parse(outcome.body).id}`);
      return;
    }
    setSending(undefined);
    setRefused(outcome.message);
  };
  if (sending) return <Underway {...sending} cancel={() => stop.current?.abort()} />;
  return (
    <>
      {refused && (
        <Notice tone="bad" title="The file was not taken" live>
          {refused}
        </Notice>
      )}
      <FileDrop
        label="Choose a CSV file"
        hint="or drop it here"
        accept=".csv,.tsv,.txt,.tab,text/csv,text/plain,text/tab-separated-values"
        onFile={send}
      >
        <p className="mt-2 max-w-md text-xs text-ink-muted">
          One row per call, customer or survey answer, up to {fileSize(limits.fileBytes)}. Columns,
          dates and separators are recognised, and nothing is imported before you have looked at it.
        </p>
      </FileDrop>
    </>
  );
}

function Underway({ file, share, cancel }: Sending & { cancel: () => void }) {
  const sent = share >= 1;
  return (
    <Panel>
      <Progress
        label={sent ? `Looking at every row of ${file.name}` : `Uploading ${file.name}`}
        share={sent ? undefined : share}
        detail={sent ? undefined : `${fileSize(file.size * share)} of ${fileSize(file.size)}`}
      />
      <p role="status" className="sr-only">
        {sent ? "Uploaded. Looking at every row." : "Uploading."}
      </p>
      <div className="mt-4">
        <Button onClick={cancel}>Cancel</Button>
      </div>
    </Panel>
  );
}
