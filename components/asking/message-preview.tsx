"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { MessageFrame } from "@/components/ui/message-frame";
import { Notice } from "@/components/ui/notice";
import type { Answer } from "@/lib/ground/answer";

interface MessagePreviewProps {
  subject: string;
  html: string;
  /** Absent for whoever may not send. */
  sendTest?: () => Promise<Answer<{ address: string }>>;
}

/** The message as customers get it, and a copy of it to oneself. */
export function MessagePreview({ subject, html, sendTest }: MessagePreviewProps) {
  const [answer, setAnswer] = useState<Answer<{ address: string }>>();
  const [busy, start] = useTransition();
  const send = () => start(async () => setAnswer(await sendTest?.()));
  return (
    <div className="flex flex-col gap-3">
      <MessageFrame title={`Preview of “${subject}”`} html={html} />
      {answer && (
        <Notice tone={answer.ok ? "good" : "bad"} live>
          {answer.ok ? `Sent to ${answer.value.address}.` : answer.message}
        </Notice>
      )}
      {sendTest && (
        <div>
          <Button busy={busy} onClick={send}>
            Send me a test
          </Button>
        </div>
      )}
    </div>
  );
}
