"use client";

import { useId, useState, useTransition } from "react";
import { addressesIn } from "@/components/asking/addresses-in";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TypedBefore } from "@/components/ui/typed-before";
import type { Answer } from "@/lib/ground/answer";

interface Counted {
  added: number;
  known: number;
  refused: number;
}

interface SuppressionFormProps {
  add: (input: unknown) => Promise<Answer<Counted>>;
}

const perCall = 1_000;

/** One address a line, typed, pasted or out of a file; of a table, every cell that is an address. */
export function SuppressionForm({ add }: SuppressionFormProps) {
  const [text, setText] = useState("");
  const [outcome, setOutcome] = useState<{ tone: "good" | "bad"; words: string }>();
  const [busy, start] = useTransition();
  const fileId = useId();
  const send = () =>
    start(async () => {
      const answer = await addAll(text, add);
      setOutcome(
        answer.ok
          ? { tone: "good", words: countWords(answer.value) }
          : { tone: "bad", words: answer.message },
      );
      if (answer.ok) setText("");
    });
  const read = async (file: File | undefined) => {
    if (file) setText(await file.text());
  };
  return (
    <div className="flex flex-col gap-3">
      <TextAreaField
        label="Add addresses"
        hint="E-mail addresses or telephone numbers, one a line; or a CSV file that holds them. A column named survey, with a survey's id or name, keeps an address from that survey only."
        rows={3}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="primary" busy={busy} disabled={text.trim() === ""} onClick={send}>
          Add
        </Button>
        <label className="cursor-pointer text-sm text-ink-muted">
          <span className="sr-only">Read addresses from a file</span>
          <input
            id={fileId}
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            onChange={({ target }) => void read(target.files?.[0])}
          />
          <TypedBefore control={fileId} />
        </label>
      </div>
      {outcome && (
        <Notice tone={outcome.tone} live>
          {outcome.words}
        </Notice>
      )}
    </div>
  );
}

async function addAll(text: string, add: SuppressionFormProps["add"]): Promise<Answer<Counted>> {
  const { addresses, without } = addressesIn(text);
  const total: Counted = { added: 0, known: 0, refused: without };
  for (let at = 0; at < addresses.length; at += perCall) {
    const answer = await add({ addresses: addresses.slice(at, at + perCall) });
    if (!answer.ok) return answer;
    total.added += answer.value.added;
    total.known += answer.value.known;
    total.refused += answer.value.refused;
  }
  return { ok: true, value: total };
}

function countWords({ added, known, refused }: Counted): string {
  if (added + known + refused === 0) return "There is no address in this.";
  const said = [`${added.toLocaleString("en")} added`];
  if (known > 0) said.push(`${known.toLocaleString("en")} on the list already`);
  if (refused > 0) said.push(`${refused.toLocaleString("en")} with no such address or survey`);
  return `${said.join(", ")}.`;
}
